using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Vehicles;

namespace Tracking.Storage.Sqlite.Alerts;

/// <summary>Reads alerts and feeds in SQLite; judgements write them.</summary>
internal sealed class SqliteAlertStore(ReaderPool readers, SqliteVehicleRegistry registry, CommitSignal signal)
    : IAlertStore
{
    private const string JoinVehicles = "JOIN vehicles v ON v.vehicle = r.vehicle ";

    public Task NextCommit => signal.Next;

    public Task<IReadOnlyList<StoredRevision>> ListRevisionsAsync(AlertId id, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            database =>
            {
                using var select = database.Use(
                    $"SELECT {RevisionColumns.Select}, r.revision FROM alert_revisions r {JoinVehicles}"
                    + "WHERE r.alert = ? ORDER BY r.number");
                return RevisionColumns.ReadAllStored(select.Add(id.Value));
            },
            cancellationToken);

    public Task<IReadOnlyList<StoredRevision>> ListLatestAsync(AlertQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Checked(query.Limit);
        var vehicle = query.Vehicle is VehicleId id ? registry.FindEntry(id) : null;
        return query.Vehicle is not null && vehicle is null
            ? Task.FromResult<IReadOnlyList<StoredRevision>>([])
            : readers.ReadAsync(database => LatestAlerts.List(database, query, vehicle?.Key), cancellationToken);
    }

    public Task<FeedPage> ReadFeedAsync(string feed, long after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(database => ReadFeed(database, feed, after, limit), cancellationToken);
    }

    public Task<IReadOnlyList<JudgedRevision>> ListEpisodesAsync(
        VehicleId vehicle, DeviceTime judgedAfter, LogOffset causedBefore, CancellationToken cancellationToken)
    {
        var before = ModelColumns.Number(causedBefore);
        return registry.FindEntry(vehicle) is { } entry
            ? readers.ReadAsync(database => ListEpisodes(database, entry.Key, judgedAfter, before), cancellationToken)
            : Task.FromResult<IReadOnlyList<JudgedRevision>>([]);
    }

    public Task<IReadOnlyList<StoredRevision>> ListOpenAsOfAsync(
        VehicleId vehicle, ReceivedAt recordedBefore, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return registry.FindEntry(vehicle) is { } entry
            ? readers.ReadAsync(database => ListOpenAsOf(database, entry.Key, recordedBefore, limit), cancellationToken)
            : Task.FromResult<IReadOnlyList<StoredRevision>>([]);
    }

    public Task<IReadOnlyList<VehicleId>> ListVehiclesWithOpenAsync(string? rule, CancellationToken cancellationToken) =>
        readers.ReadAsync(database => ListVehiclesWithOpen(database, rule), cancellationToken);

    private static IReadOnlyList<StoredRevision> ListOpenAsOf(
        Database database, long vehicle, ReceivedAt recordedBefore, int limit)
    {
        using var select = database.Use(
            $"SELECT {RevisionColumns.Select}, r.revision FROM alerts a "
            + $"JOIN alert_revisions r ON r.alert = a.alert {JoinVehicles}WHERE a.vehicle = ? AND r.number = "
            + "(SELECT MAX(n.number) FROM alert_revisions n WHERE n.alert = a.alert AND n.recorded_at < ?) "
            + "AND r.state = ? ORDER BY r.started_at, r.alert LIMIT ?");
        return RevisionColumns.ReadAllStored(
            select.Add(vehicle).Add(recordedBefore).Add((long)AlertState.Open).Add(limit));
    }

    private static IReadOnlyList<VehicleId> ListVehiclesWithOpen(Database database, string? rule)
    {
        using var select = database.Use(
            "SELECT v.id FROM vehicles v WHERE v.vehicle IN "
            + "(SELECT a.vehicle FROM alerts a WHERE a.judged_at = 9223372036854775807"
            + (rule is null ? ")" : " AND a.rule = ?)"));
        if (rule is not null)
        {
            select.Add(rule);
        }

        var vehicles = new List<VehicleId>();
        while (select.Read())
        {
            vehicles.Add(VehicleId.Parse(select.Text(0)));
        }

        return vehicles;
    }

    private static FeedPage ReadFeed(Database database, string code, long after, int limit)
    {
        var feed = Feed.Find(database, code) ?? Feed.None;
        using var select = code == Feed.All
            ? database.Use(
                $"SELECT {RevisionColumns.Select}, r.revision FROM alert_revisions r {JoinVehicles}"
                + "WHERE r.revision > ? ORDER BY r.revision LIMIT ?")
            : database.Use(
                $"SELECT {RevisionColumns.Select}, e.cursor FROM feed_entries e "
                + $"JOIN alert_revisions r ON r.revision = e.revision {JoinVehicles}"
                + "WHERE e.feed = ? AND e.cursor > ? ORDER BY e.cursor LIMIT ?").Add(feed.Key);
        var entries = RevisionColumns.ReadAllStored(select.Add(Math.Max(after, feed.Oldest - 1)).Add(limit));
        return new FeedPage(feed.Oldest, feed.Head, entries);
    }

    // Most alerts of a vehicle were decided long before; the two indexes of the alerts table leave those out, and the
    // second term brings back the ones whose latest revision was caused too late and whose earlier revisions therefore
    // count.
    private static IReadOnlyList<JudgedRevision> ListEpisodes(
        Database database, long vehicle, DeviceTime judgedAfter, long causedBefore)
    {
        using var select = database.Use(
            $"SELECT {RevisionColumns.Select}, r.judged_at FROM alerts a "
            + $"JOIN alert_revisions r ON r.alert = a.alert {JoinVehicles}"
            + "WHERE a.vehicle = ? AND a.driver IS NULL AND (a.judged_at > ? OR a.caused_by >= ?) "
            + "AND r.number = "
            + "(SELECT MAX(n.number) FROM alert_revisions n WHERE n.alert = a.alert AND n.caused_by < ?) "
            + "AND (r.state = ? OR r.judged_at > ?) ORDER BY r.started_at, r.alert");
        select
            .Add(vehicle)
            .Add(judgedAfter)
            .Add(causedBefore)
            .Add(causedBefore)
            .Add((long)AlertState.Open)
            .Add(judgedAfter);
        var episodes = new List<JudgedRevision>();
        while (select.Read())
        {
            episodes.Add(new JudgedRevision(RevisionColumns.Read(select), select.DeviceTime(RevisionColumns.Count)));
        }

        return episodes;
    }
}
