using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.Storage.Judgements;
using Tracking.Storage.Motion;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Drivers;

/// <summary>What keeping drivers' due rows and judgements must do in any store.</summary>
public abstract class DriverJudgementsContract : StoreContract
{
    private static readonly DriverId Zhang = DriverId.Parse("zhang");
    private static readonly DriverId Nobody = DriverId.Unknown(Coach);
    private long _upTo;

    [Fact]
    public async Task SegmentsChange_NobodySignedOn_MarksTheUnknownDriver()
    {
        await DriveAsync(0, 600);
        Assert.Equal([Nobody], await DueAsync());
        Assert.Equal(At(0), (await Store.DriverJudgements.FindDueAsync(Nobody, Cancellation))!.DirtyFrom);
        await Store.ReopenAsync();
        Assert.Equal([Nobody], await DueAsync());
    }

    [Fact]
    public async Task SegmentsChange_DriverSignedOn_MarksWhoeverDroveThen()
    {
        await SignOnAsync(0);
        await ClearAsync();
        await DriveAsync(-100, -50);
        Assert.Equal([Nobody], await DueAsync());
        await ClearAsync();
        await DriveAsync(-50, 600);
        Assert.Equal([Zhang, Nobody], (await DueAsync()).OrderByDescending(static driver => driver.Value));
        await ClearAsync();
        await DriveAsync(600, 900);
        Assert.Equal([Zhang], await DueAsync());
        Assert.Equal([Zhang], await Store.DriverJudgements.ListDueOfVehicleAsync(Coach, Cancellation));
        Assert.Empty(await Store.DriverJudgements.ListDueOfVehicleAsync(Truck, Cancellation));
    }

    [Fact]
    public async Task SegmentsReplaced_BySameRows_MarksNobody()
    {
        await DriveAsync(0, 600);
        await ClearAsync();
        await Store.Judgements.CommitAsync(
            new Judgement { Vehicle = Coach, Segments = new SegmentChanges(Next(), At(-100), [Segment(0, 600)]) },
            Cancellation);
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task SignOn_Change_MarksBothTheDriverAndTheUnknown()
    {
        await SignOnAsync(100);
        Assert.Equal([Zhang, Nobody], (await DueAsync()).OrderByDescending(static driver => driver.Value));
        Assert.Equal(At(100), (await Store.DriverJudgements.FindDueAsync(Zhang, Cancellation))!.DirtyFrom);
        await ClearAsync();
        await SignOnAsync(100);
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Due_MarkedAgain_KeepsTheEarliestAndTakesANewStamp()
    {
        await DriveAsync(500, 600);
        var first = await Store.DriverJudgements.FindDueAsync(Nobody, Cancellation);
        await DriveAsync(600, 700);
        var second = await Store.DriverJudgements.FindDueAsync(Nobody, Cancellation);
        Assert.Equal(At(500), second!.DirtyFrom);
        Assert.NotEqual(first!.Stamp, second.Stamp);
    }

    [Fact]
    public async Task Commit_RowThatChanged_WritesNothing()
    {
        await DriveAsync(0, 600);
        var due = (await Store.DriverJudgements.FindDueAsync(Nobody, Cancellation))!;
        await DriveAsync(600, 700);
        Assert.False(await CommitAsync(due, Revision(0, null)));
        Assert.Equal(0, (await Store.Alerts.ReadFeedAsync("all", 0, 10, Cancellation)).Head);
        Assert.Equal([Nobody], await DueAsync());
    }

    [Fact]
    public async Task Commit_Judgement_IsOnTheFeedsAndAboutTheDriverOnly()
    {
        await DriveAsync(0, 600);
        var due = (await Store.DriverJudgements.FindDueAsync(Nobody, Cancellation))!;
        var open = Revision(0, null);
        var closed = Revision(100, 200);
        Assert.True(await CommitAsync(due, open, closed));
        Assert.False(await CommitAsync(due, open));
        Assert.Empty(await DueAsync());
        Assert.Equal(2, (await Store.Alerts.ReadFeedAsync("360000", 0, 10, Cancellation)).Head);
        Assert.Equal([open, closed], await Store.DriverJudgements.ListEpisodesAsync(Nobody, At(200), Cancellation));
        Assert.Equal([open], await Store.DriverJudgements.ListEpisodesAsync(Nobody, At(201), Cancellation));
        Assert.Empty(await Store.DriverJudgements.ListEpisodesAsync(Zhang, At(0), Cancellation));
        // A re-fold of the vehicle must not withdraw them.
        Assert.Empty(await Store.Alerts.ListEpisodesAsync(Coach, DeviceTime.MinValue, new LogOffset(0, 99), Cancellation));
    }

    private static MotionSegment Segment(double start, double end) => new(
        MotionKind.Driving, At(start), At(end), false, Lanzhou, Lanzhou, 0, VehicleClass.Coach, []);

    private static AlertRevision Revision(double start, double? end) => new(
        AlertId.Of(Nobody.Value, "continuous-driving", null, At(start)),
        1,
        AlertChange.Raised,
        end is null ? AlertState.Open : AlertState.Closed,
        Severity.Major,
        Coach,
        Nobody.Value,
        "continuous-driving",
        null,
        At(start),
        end is { } ended ? At(ended) : null,
        Lanzhou,
        Gansu,
        "CN 1",
        AlertDetails.Empty,
        null);

    private LogOffset Next() => new(0, ++_upTo);

    private Task<int> DriveAsync(double start, double end) => Store.Judgements.CommitAsync(
        new Judgement { Vehicle = Coach, Segments = new SegmentChanges(Next(), null, [Segment(start, end)]) }, Cancellation);

    private async Task SignOnAsync(double at)
    {
        await Store.Drivers.RegisterAsync([new Driver(Zhang, "", "", null)], Cancellation);
        await Store.Signs.AddAsync(Zhang, Coach, At(at), SignKind.On, Cancellation);
    }

    private Task<IReadOnlyList<DriverId>> DueAsync() => Store.DriverJudgements.ListDueAsync(10, Cancellation);

    private async Task ClearAsync()
    {
        foreach (var driver in await DueAsync())
        {
            Assert.True(await CommitAsync((await Store.DriverJudgements.FindDueAsync(driver, Cancellation))!));
        }
    }

    private Task<bool> CommitAsync(DriverDueRow due, params AlertRevision[] revisions) =>
        Store.DriverJudgements.CommitAsync(
            new DriverJudgement(due, [.. revisions.Select(one =>
                new NewRevision(one, LogOffset.Start, one.End ?? one.Start, ["360000"]) { Subject = due.Driver })]),
            Cancellation);
}
