using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Tests.Sqlite.Crashes;

/// <summary>What must hold of any store that was opened on what a crash left behind.</summary>
internal static class StoreAudit
{
    /// <summary>Checks the store against itself and gives its facts by vehicle.</summary>
    public static async Task<IReadOnlyDictionary<VehicleId, IReadOnlyList<LogFact>>> CheckAsync(
        SqliteStore store, string databasePath, IReadOnlyList<VehicleId> vehicles, CancellationToken cancellation)
    {
        using (var database = Database.OpenReader(databasePath))
        {
            using var check = database.Use("PRAGMA integrity_check");
            Assert.True(check.Read());
            Assert.Equal("ok", check.Text(0));
            Assert.Null(database.Number("PRAGMA foreign_key_check"));
        }

        var facts = new Dictionary<VehicleId, IReadOnlyList<LogFact>>();
        foreach (var vehicle in vehicles)
        {
            facts[vehicle] = await store.Log.ReadAfterAsync(vehicle, LogOffset.Start, PageLimit.Maximum, cancellation);
            await CheckHeadAsync(store, vehicle, facts[vehicle], cancellation);
        }

        var offsets = facts.Values.SelectMany(list => list).Select(fact => fact.Offset.Number).Order();
        Assert.Equal(Enumerable.Range(1, facts.Values.Sum(list => list.Count)).Select(i => (long)i), offsets);
        foreach (var feed in new[] { "all", "620000", "360000" })
        {
            var page = await store.Alerts.ReadFeedAsync(feed, 0, PageLimit.Maximum, cancellation);
            Assert.Equal(
                Enumerable.Range(1, (int)page.Head).Select(i => (long)i), page.Entries.Select(entry => entry.Cursor));
        }

        return facts;
    }

    private static async Task CheckHeadAsync(
        SqliteStore store, VehicleId vehicle, IReadOnlyList<LogFact> facts, CancellationToken cancellation)
    {
        var head = await store.Heads.FindAsync(vehicle, cancellation);
        if (facts.Count == 0)
        {
            Assert.True(head is null || head.Head == LogOffset.Start);
            return;
        }

        // A re-fold tick changes nothing about it: only the last position or flush tick decides.
        var decisive = facts.LastOrDefault(fact => fact.Tick != TickKind.Refold);
        var positions = facts.Select(fact => fact.Position).OfType<LoggedPosition>().ToList();
        Assert.Equal(facts[^1].Offset, head!.Head);
        Assert.Equal(decisive?.Position is null, head.IsSettled);
        Assert.Equal(positions.Max(LoggedPosition.JudgingOrder), head.Live);
        Assert.Equal(positions.LastOrDefault()?.ReceivedAt, head.LastReceivedAt);
    }
}
