using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Episodes;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Judgements;

/// <summary>What writing judgements must do in any store.</summary>
public abstract class JudgementStoreContract : StoreContract
{
    [Fact]
    public async Task Commit_SameJudgementAgain_ChangesNothing()
    {
        var raised = Raised(Truck, 1);
        var judgement = Of(New(raised, 1), New(Ended(raised, 5), 2));
        Assert.Equal(0, await CommitAsync(judgement));
        Store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await CommitAsync(judgement));
        var page = await Store.Alerts.ReadFeedAsync("620000", 0, 10, Cancellation);
        Assert.Equal([(1L, 1), (2L, 2)], page.Entries.Select(entry => (entry.Cursor, entry.Revision.Number)));
        Assert.Equal(2, (await Store.Alerts.ReadFeedAsync("all", 0, 10, Cancellation)).Head);
        Assert.All(page.Entries, entry => Assert.NotEqual(ReceivedAt.Now(Store.Clock), entry.RecordedAt));
    }

    [Fact]
    public async Task Commit_StoredWithOtherContent_IsCountedAndLeftAsItIs()
    {
        var raised = Raised(Truck, 1);
        await CommitAsync(Of(New(raised, 1)));
        var other = raised with { Severity = Severity.Critical };
        var added = Raised(Truck, 2);
        Assert.Equal(1, await CommitAsync(Of(New(other, 1), New(added, 3))));
        var stored = await Store.Alerts.ListRevisionsAsync(raised.Id, Cancellation);
        Assert.Equal(raised, Assert.Single(stored).Revision);
        Assert.Single(await Store.Alerts.ListRevisionsAsync(added.Id, Cancellation));
        Assert.Equal(2, (await Store.Alerts.ReadFeedAsync("all", 0, 10, Cancellation)).Head);
    }

    [Fact]
    public async Task Commit_StoredWithAnotherCause_IsCounted()
    {
        await CommitAsync(Of(New(Raised(Truck, 1), 1)));
        Assert.Equal(1, await CommitAsync(Of(New(Raised(Truck, 1), 2))));
    }

    [Fact]
    public async Task Commit_EmptyRegionsMadeInAnotherWay_AreTheSameContent()
    {
        await CommitAsync(Of(New(Raised(Truck, 1) with { Regions = RegionPath.Of([]) }, 1)));
        Assert.Equal(0, await CommitAsync(Of(New(Raised(Truck, 1) with { Regions = RegionPath.Empty }, 1))));
    }

    [Fact]
    public async Task Commit_UnregisteredVehicle_FailsAndStoresNothing()
    {
        var judgement = Of(New(Raised(Truck, 1), 1), New(Raised(Stranger, 1), 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(judgement));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => CommitAsync(new Judgement { Vehicle = Stranger, Done = [DueKind.Refold] }));
        var page = await Store.Alerts.ReadFeedAsync("all", 0, 10, Cancellation);
        Assert.Equal((0L, 0), (page.Head, page.Entries.Count));
    }

    [Fact]
    public async Task Commit_ManyWritersWithRandomFeeds_LeaveEveryFeedWithoutGaps()
    {
        var seed = Environment.TickCount;
        var feeds = new[] { "110000", "360000", "620000", "620100" };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                var random = new Random(seed + writer);
                for (var i = 0; i < 40; i++)
                {
                    var chosen = feeds.Where(_ => random.Next(2) == 0).ToArray();
                    var vehicle = random.Next(2) == 0 ? Truck : Coach;
                    // Some revisions are written by several writers: those must take no second number.
                    var raised = Raised(vehicle, random.Next(0, 200));
                    await CommitAsync(new Judgement
                    {
                        Vehicle = vehicle,
                        Revisions = [new NewRevision(raised, new LogOffset(0, 1), At(0), chosen)],
                    });
                }
            },
            Cancellation)));
        foreach (var feed in feeds.Append("all"))
        {
            var page = await Store.Alerts.ReadFeedAsync(feed, 0, PageLimit.Maximum, Cancellation);
            var cursors = page.Entries.Select(entry => entry.Cursor).ToList();
            var dense = Enumerable.Range(1, (int)page.Head).Select(i => (long)i);
            Assert.True(cursors.SequenceEqual(dense), $"seed {seed}, {feed}");
            var alerts = page.Entries.Select(entry => entry.Revision.Id).Distinct();
            Assert.True(alerts.Count() == cursors.Count, $"seed {seed}, {feed}");
        }
    }

    [Fact]
    public async Task Commit_DropFlagsFrom_DropsBeforeItAdds()
    {
        var early = await AppendOneAsync(Fix(Truck, 1));
        var late = await AppendOneAsync(Fix(Truck, 2));
        await CommitAsync(new Judgement { Vehicle = Truck, Flags = [Flag(early), Flag(late)] });
        await CommitAsync(new Judgement { Vehicle = Truck, DropFlagsFrom = At(2) });
        Assert.Equal([QualityFlags.Jump, QualityFlags.None], await TrackFlagsAsync());
        await CommitAsync(new Judgement { Vehicle = Truck, DropFlagsFrom = At(1), Flags = [Flag(late)] });
        Assert.Equal([QualityFlags.None, QualityFlags.Jump], await TrackFlagsAsync());
    }

    [Fact]
    public async Task ListDue_TimeHasCome_OldestFirst()
    {
        await CommitAsync(new Judgement { Vehicle = Truck, Due = [new DueRow(Truck, DueKind.Refold, Received(20))] });
        await CommitAsync(new Judgement { Vehicle = Coach, Due = [new DueRow(Coach, DueKind.Refold, Received(10))] });
        Assert.Empty(await Store.Judgements.ListDueAsync(Received(9), 10, Cancellation));
        Assert.Equal(Coach, Assert.Single(await Store.Judgements.ListDueAsync(Received(10), 10, Cancellation)).Vehicle);
        Assert.Equal(
            [new DueRow(Coach, DueKind.Refold, Received(10)), new DueRow(Truck, DueKind.Refold, Received(20))],
            await Store.Judgements.ListDueAsync(Received(99), 10, Cancellation));
        Assert.Single(await Store.Judgements.ListDueAsync(Received(99), 1, Cancellation));
    }

    [Fact]
    public async Task Commit_DueThereAlready_KeepsTheEarlierTimeUntilDone()
    {
        await CommitAsync(new Judgement { Vehicle = Truck, Due = [new DueRow(Truck, DueKind.Refold, Received(20))] });
        await CommitAsync(new Judgement { Vehicle = Truck, Due = [new DueRow(Truck, DueKind.Refold, Received(5))] });
        await CommitAsync(new Judgement { Vehicle = Truck, Due = [new DueRow(Truck, DueKind.Refold, Received(30))] });
        Assert.Equal(Received(5), Assert.Single(await DueAsync()).DueAt);
        await CommitAsync(new Judgement { Vehicle = Truck, Done = [DueKind.Refold] });
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Commit_DoneAndDueTogether_LeavesTheNewWork()
    {
        await CommitAsync(new Judgement { Vehicle = Truck, Due = [new DueRow(Truck, DueKind.Refold, Received(20))] });
        await CommitAsync(new Judgement
        {
            Vehicle = Truck,
            Done = [DueKind.Refold],
            Due = [new DueRow(Truck, DueKind.Refold, Received(30))],
        });
        Assert.Equal(Received(30), Assert.Single(await DueAsync()).DueAt);
    }

    [Fact]
    public async Task Commit_Empty_IsNothing() => Assert.Equal(0, await CommitAsync(new Judgement { Vehicle = Truck }));

    private static Judgement Of(params NewRevision[] revisions) => new() { Vehicle = Truck, Revisions = revisions };

    private static NewRevision New(AlertRevision revision, long causedBy) =>
        new(revision, new LogOffset(0, causedBy), revision.Start, ["620000"]);

    private static PositionFlags Flag(LoggedPosition logged) =>
        new(logged.Position.DeviceTime, logged.Hash, QualityFlags.Jump);

    private Task<int> CommitAsync(Judgement judgement) => Store.Judgements.CommitAsync(judgement, Cancellation);

    private Task<IReadOnlyList<DueRow>> DueAsync() => Store.Judgements.ListDueAsync(Received(1_000), 10, Cancellation);

    private async Task<IEnumerable<QualityFlags>> TrackFlagsAsync() =>
        (await Store.Log.ReadTrackAsync(
            new TrackQuery(Truck, DeviceTime.MinValue, DeviceTime.MaxValue, null, null, 10), Cancellation))
        .Select(position => position.Flags);
}
