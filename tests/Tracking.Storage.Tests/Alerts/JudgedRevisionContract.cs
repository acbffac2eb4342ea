using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Storage.Alerts;
using Tracking.Storage.Judgements;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Episodes;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Alerts;

/// <summary>What a re-fold is told about the episodes of before, in any store.</summary>
public abstract class JudgedRevisionContract : StoreContract
{
    [Fact]
    public async Task ListEpisodes_OpenOrJudgedAfter_AreListedByStartAndId()
    {
        var early = Raised(Truck, 1);
        var tied = Raised(Truck, 1, rule: "geofence");
        var open = Raised(Truck, 2);
        await CommitAsync(1, judgedAt: 3, open, early, tied, Raised(Coach, 1));
        await CommitAsync(2, judgedAt: 10, Ended(early, 5));
        AlertRevision[] tiedInOrder = [Ended(early, 5), tied];
        Array.Sort(tiedInOrder, (left, right) => string.CompareOrdinal(left.Id.Value, right.Id.Value));
        Assert.Equal([.. tiedInOrder, open], Revisions(await ListAsync(judgedAfter: 9, causedBefore: 100)));
        Assert.Equal([tied, open], Revisions(await ListAsync(judgedAfter: 10, causedBefore: 100)));
    }

    [Fact]
    public async Task ListEpisodes_JudgedAt_ComesBack()
    {
        await CommitAsync(1, judgedAt: 3.5, Raised(Truck, 1));
        var listed = Assert.Single(await ListAsync(judgedAfter: 0, causedBefore: 100));
        Assert.Equal(new JudgedRevision(Raised(Truck, 1), At(3.5)), listed);
    }

    [Fact]
    public async Task ListEpisodes_RevisionsCausedLater_DoNotCount()
    {
        var raised = Raised(Truck, 1);
        await CommitAsync(5, judgedAt: 2, raised);
        await CommitAsync(8, judgedAt: 4, Ended(raised, 3));
        Assert.Empty(await ListAsync(judgedAfter: 0, causedBefore: 5));
        Assert.Equal([raised], Revisions(await ListAsync(judgedAfter: 9, causedBefore: 8)));
        Assert.Empty(await ListAsync(judgedAfter: 4, causedBefore: 9));
        Assert.Equal([Ended(raised, 3)], Revisions(await ListAsync(judgedAfter: 3, causedBefore: 9)));
    }

    [Fact]
    public async Task ListEpisodes_Withdrawn_IsListedWhileItsJudgementIsInReach()
    {
        var raised = Raised(Truck, 1);
        await CommitAsync(5, judgedAt: 2, raised);
        await CommitAsync(8, judgedAt: 6, Withdrawn(raised));
        Assert.Equal([Withdrawn(raised)], Revisions(await ListAsync(judgedAfter: 5, causedBefore: 9)));
        Assert.Empty(await ListAsync(judgedAfter: 6, causedBefore: 9));
    }

    [Fact]
    public async Task ListEpisodes_UnregisteredVehicle_IsEmpty() =>
        Assert.Empty(await Store.Alerts.ListEpisodesAsync(Stranger, At(0), new LogOffset(0, 1), Cancellation));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ListEpisodes_RandomHistory_EqualsThePlainDefinition(int seed)
    {
        var random = new Random(seed);
        var history = new List<(AlertRevision Revision, long CausedBy, double JudgedAt)>();
        for (long offset = 1; offset <= 60; offset++)
        {
            var revision = NextRevision(random, [.. history.Select(entry => entry.Revision)]);
            history.Add((revision, offset, random.Next(0, 40)));
            await CommitAsync(offset, history[^1].JudgedAt, revision);
        }

        for (var i = 0; i < 40; i++)
        {
            var (after, before) = (random.Next(0, 40), random.Next(1, 65));
            var expected = history
                .Where(entry => entry.CausedBy < before)
                .GroupBy(entry => entry.Revision.Id)
                .Select(alert => alert.MaxBy(entry => entry.Revision.Number))
                .Where(latest => latest.Revision.State == AlertState.Open || latest.JudgedAt > after)
                .OrderBy(latest => latest.Revision.Start)
                .ThenBy(latest => latest.Revision.Id.Value, StringComparer.Ordinal)
                .Select(latest => new JudgedRevision(latest.Revision, At(latest.JudgedAt)));
            Assert.True(expected.SequenceEqual(await ListAsync(after, before)), $"seed {seed}, {after}, {before}");
        }
    }

    private static AlertRevision NextRevision(Random random, IReadOnlyList<AlertRevision> history)
    {
        var start = random.Next(0, 20);
        var latest = history.LastOrDefault(known => known.Start == At(start));
        return (latest, random.Next(4)) switch
        {
            (null, _) => Raised(Truck, start),
            (_, 0) => Withdrawn(latest),
            (_, 1) => latest with { Number = latest.Number + 1, State = AlertState.Open, End = null },
            _ => Ended(latest, start + random.Next(1, 20)),
        };
    }

    private static IEnumerable<AlertRevision> Revisions(IEnumerable<JudgedRevision> judged) =>
        judged.Select(entry => entry.Revision);

    private Task<int> CommitAsync(long causedBy, double judgedAt, params AlertRevision[] revisions) =>
        Store.Judgements.CommitAsync(
            new Judgement
            {
                Vehicle = Truck,
                Revisions =
                    [.. revisions.Select(r => new NewRevision(r, new LogOffset(0, causedBy), At(judgedAt), []))],
            },
            Cancellation);

    private Task<IReadOnlyList<JudgedRevision>> ListAsync(double judgedAfter, long causedBefore) =>
        Store.Alerts.ListEpisodesAsync(Truck, At(judgedAfter), new LogOffset(0, causedBefore), Cancellation);
}
