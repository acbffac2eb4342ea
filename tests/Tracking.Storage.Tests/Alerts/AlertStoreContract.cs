using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Judgements;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Episodes;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Alerts;

/// <summary>What reading alerts and feeds must do in any store.</summary>
public abstract class AlertStoreContract : StoreContract
{
    [Fact]
    public async Task ListRevisions_EveryField_ComesBack()
    {
        var full = Raised(Truck, 1) with
        {
            Object = "fence-7",
            End = At(9),
            Details = AlertDetails.Of(("limit_kmh", 80.0), ("road", "G30 \"连霍\""), ("night", true)),
            Supersedes = Raised(Truck, 0).Id,
        };
        await CommitAsync(full, causedBy: 3);
        await Store.ReopenAsync();
        var stored = Assert.Single(await Store.Alerts.ListRevisionsAsync(full.Id, Cancellation));
        Assert.Equal(full, stored.Revision);
        Assert.Equal(1, stored.Cursor);
        Assert.Equal(ReceivedAt.Now(Store.Clock), stored.RecordedAt);
    }

    [Fact]
    public async Task ListRevisions_SeveralOfOneAlert_ComeByNumber()
    {
        var raised = Raised(Truck, 1);
        await CommitAsync(raised, 1);
        await CommitAsync(Raised(Coach, 1), 2);
        await CommitAsync(Ended(raised, 5), 3);
        var stored = await Store.Alerts.ListRevisionsAsync(raised.Id, Cancellation);
        Assert.Equal([(1, 1L), (2, 3L)], stored.Select(revision => (revision.Revision.Number, revision.Cursor)));
        Assert.Empty(await Store.Alerts.ListRevisionsAsync(Raised(Truck, 99).Id, Cancellation));
    }

    [Fact]
    public async Task ListLatest_NoFilter_GivesEachAlertOnceByCursor()
    {
        var first = Raised(Truck, 1);
        var second = Raised(Coach, 1);
        await CommitAsync(first, 1);
        await CommitAsync(second, 2);
        await CommitAsync(Ended(first, 5), 3);
        Assert.Equal([(second.Id, 2L), (first.Id, 3L)], await LatestAsync(AllAlerts));
        Assert.Equal([(first.Id, 3L)], await LatestAsync(AllAlerts with { After = 2 }));
        Assert.Equal([(second.Id, 2L)], await LatestAsync(AllAlerts with { Limit = 1 }));
    }

    [Fact]
    public async Task ListLatest_FilteredByVehicleRuleAndRegion_GivesWhatFits()
    {
        var speeding = Raised(Truck, 1);
        var fence = Raised(Truck, 2, rule: "geofence");
        var other = Raised(Coach, 1);
        await CommitAsync(speeding, 1, "620000", "620100");
        await CommitAsync(fence, 2, "620000");
        await CommitAsync(other, 3, "360000");
        Assert.Equal([(speeding.Id, 1L), (fence.Id, 2L)], await LatestAsync(AllAlerts with { Vehicle = Truck }));
        Assert.Equal([(fence.Id, 2L)], await LatestAsync(AllAlerts with { Rule = "geofence" }));
        Assert.Equal([(other.Id, 1L)], await LatestAsync(AllAlerts with { Region = "360000" }));
        Assert.Equal([(fence.Id, 2L)], await LatestAsync(AllAlerts with { Region = "620000", After = 1 }));
        Assert.Equal(
            [(speeding.Id, 1L)],
            await LatestAsync(AllAlerts with { Region = "620000", Rule = "speeding", Vehicle = Truck }));
        Assert.Empty(await LatestAsync(AllAlerts with { Region = "620000", Vehicle = Coach }));
        Assert.Empty(await LatestAsync(AllAlerts with { Vehicle = Stranger }));
        Assert.Equal(3, (await LatestAsync(AllAlerts with { Region = "all" })).Count);
    }

    [Fact]
    public async Task ReadFeed_NothingEver_IsEmptyWithHeadZero()
    {
        foreach (var code in new[] { "all", "620000" })
        {
            var page = await FeedAsync(code, 0, 10);
            Assert.Equal((1L, 0L, 0), (page.Oldest, page.Head, page.Entries.Count));
        }
    }

    [Fact]
    public async Task ReadFeed_RegionAndAll_NumberTheirOwnEntries()
    {
        await CommitAsync(Raised(Truck, 1), 1, "620000");
        await CommitAsync(Raised(Coach, 1), 2, "360000");
        await CommitAsync(Raised(Truck, 2), 3, "620000", "620100");
        var region = await FeedAsync("620000", 0, 10);
        Assert.Equal([(1L, At(1)), (2L, At(2))], region.Entries.Select(entry => (entry.Cursor, entry.Revision.Start)));
        Assert.Equal(2, region.Head);
        Assert.Equal([1L, 2L, 3L], (await FeedAsync("all", 0, 10)).Entries.Select(entry => entry.Cursor));
        Assert.Equal([1L], (await FeedAsync("620100", 0, 10)).Entries.Select(entry => entry.Cursor));
    }

    [Fact]
    public async Task ReadFeed_LaterRevisionOfLessConcern_GoesWhereverTheAlertWasTold()
    {
        var raised = Raised(Truck, 1);
        await CommitAsync(raised, 1, "620000", "360000");
        await CommitAsync(Raised(Coach, 1), 2, "420000");
        await CommitAsync(Withdrawn(raised), 3, "620000", "110000");
        foreach (var (code, count) in new[] { ("620000", 2), ("360000", 2), ("110000", 1), ("420000", 1) })
        {
            var entries = (await FeedAsync(code, 0, 10)).Entries;
            Assert.Equal(Enumerable.Range(1, count).Select(static cursor => (long)cursor), entries.Select(entry => entry.Cursor));
        }
    }

    [Fact]
    public async Task ReadFeed_AfterAndLimit_CutThePageAndKeepTheHead()
    {
        for (var i = 0; i < 5; i++)
        {
            await CommitAsync(Raised(Truck, i), i, "620000");
        }

        foreach (var code in new[] { "all", "620000" })
        {
            var page = await FeedAsync(code, 1, 2);
            Assert.Equal([2L, 3L], page.Entries.Select(entry => entry.Cursor));
            Assert.Equal((1L, 5L), (page.Oldest, page.Head));
            Assert.Empty((await FeedAsync(code, 5, 2)).Entries);
            Assert.Empty((await FeedAsync(code, long.MaxValue, 2)).Entries);
            Assert.Equal(5, (await FeedAsync(code, -1, 10)).Entries.Count);
        }
    }

    [Fact]
    public async Task ReadFeed_SameFeedNamedTwiceOrAll_GetsOneEntry()
    {
        await CommitAsync(Raised(Truck, 1), 1, "620000", "620000", "all");
        Assert.Single((await FeedAsync("620000", 0, 10)).Entries);
        Assert.Single((await FeedAsync("all", 0, 10)).Entries);
    }

    [Fact]
    public async Task NextCommit_NewRevision_Completes()
    {
        var next = Store.Alerts.NextCommit;
        await AppendAsync(Fix(Truck, 0));
        Assert.False(next.IsCompleted, "a position is no feed entry");
        await CommitAsync(Raised(Truck, 1), 1);
        await next.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.False(Store.Alerts.NextCommit.IsCompleted);
    }

    [Fact]
    public async Task NextCommit_RevisionStoredAlready_DoesNotComplete()
    {
        await CommitAsync(Raised(Truck, 1), 1);
        var next = Store.Alerts.NextCommit;
        await CommitAsync(Raised(Truck, 1), 1);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task NextCommit_TakenBeforeReading_MissesNothing()
    {
        const int Revisions = 200;
        var reader = Task.Run(
            async () =>
            {
                var cursors = new List<long>();
                while (cursors.Count < Revisions)
                {
                    var next = Store.Alerts.NextCommit;
                    var page = await FeedAsync("620000", cursors.LastOrDefault(), 7);
                    cursors.AddRange(page.Entries.Select(entry => entry.Cursor));
                    if (page.Entries.Count == 0)
                    {
                        await next.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
                    }
                }

                return cursors;
            },
            Cancellation);
        for (var i = 0; i < Revisions; i++)
        {
            await CommitAsync(Raised(Truck, i), i, "620000");
        }

        Assert.Equal(Enumerable.Range(1, Revisions).Select(i => (long)i), await reader);
    }

    private static AlertQuery AllAlerts => new(null, null, null, 0, 100);

    private Task<int> CommitAsync(AlertRevision revision, long causedBy, params string[] feeds) =>
        Store.Judgements.CommitAsync(
            new Judgement
            {
                Vehicle = revision.Vehicle,
                Revisions = [new NewRevision(revision, new LogOffset(0, causedBy), revision.Start, feeds)],
            },
            Cancellation);

    private Task<FeedPage> FeedAsync(string feed, long after, int limit) =>
        Store.Alerts.ReadFeedAsync(feed, after, limit, Cancellation);

    private async Task<List<(AlertId, long)>> LatestAsync(AlertQuery query) =>
    [
        .. (await Store.Alerts.ListLatestAsync(query, Cancellation))
            .Select(stored => (stored.Revision.Id, stored.Cursor)),
    ];
}
