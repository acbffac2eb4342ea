using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Storage.Judgements;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Alerts;

/// <summary>Which alerts were open at an instant, as was known then.</summary>
public abstract class OpenAlertContract : StoreContract
{
    [Fact]
    public async Task ListOpenAsOf_RevisionsOverTime_IsWhatHadBeenWritten()
    {
        var start = ReceivedAt.Now(Store.Clock);
        var speeding = Episodes.Raised(Truck, 5);
        var fence = Episodes.Raised(Truck, 1, "geofence");
        await CommitAsync(speeding);
        await CommitLaterAsync(fence);
        await CommitLaterAsync(speeding with { Number = 2, Change = AlertChange.Severity, Severity = Severity.Major });
        await CommitLaterAsync(Episodes.Ended(speeding with { Number = 2, Severity = Severity.Major }, 9));
        await CommitLaterAsync(Episodes.Withdrawn(fence));

        Assert.Empty(await AsOfAsync(0));
        Assert.Equal([speeding.Id], Ids(await AsOfAsync(0.5)));
        Assert.Equal([fence.Id, speeding.Id], Ids(await AsOfAsync(1.5)));
        Assert.Equal([Severity.Minor, Severity.Major], (await AsOfAsync(2.5)).Select(static open => open.Revision.Severity));
        Assert.Equal([fence.Id], Ids(await AsOfAsync(3.5)));
        Assert.Empty(await AsOfAsync(4.5));
        Assert.Empty(await Store.Alerts.ListOpenAsOfAsync(Coach, start.Plus(TimeSpan.FromDays(1)), 10, Cancellation));

        Task<IReadOnlyList<Storage.Alerts.StoredRevision>> AsOfAsync(double minutes) =>
            Store.Alerts.ListOpenAsOfAsync(Truck, start.Plus(TimeSpan.FromMinutes(minutes)), 10, Cancellation);
    }

    private static IEnumerable<AlertId> Ids(IEnumerable<Storage.Alerts.StoredRevision> open) =>
        open.Select(static stored => stored.Revision.Id);

    private Task CommitLaterAsync(AlertRevision revision)
    {
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        return CommitAsync(revision);
    }

    private Task CommitAsync(AlertRevision revision) => Store.Judgements.CommitAsync(
        new Judgement
        {
            Vehicle = revision.Vehicle,
            Revisions = [new NewRevision(revision, new LogOffset(0, 1), revision.Start, [])],
        },
        Cancellation);
}
