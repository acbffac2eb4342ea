using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Storage.Judgements;
using Tracking.Storage.Sqlite.Alerts;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Vehicles;

namespace Tracking.Storage.Sqlite.Judgements;

/// <summary>Writes a judgement's revisions and their feed entries; what is stored already stays as it is.</summary>
internal sealed class RevisionWriter(Database database, SqliteVehicleRegistry registry, ReceivedAt now)
{
    /// <summary>Revisions that were stored already with other content.</summary>
    public int Divergent { get; private set; }

    /// <summary>Revisions that are new, in the order in which they were written.</summary>
    public List<AlertRevision> Added { get; } = [];

    public void Write(NewRevision revision)
    {
        if (FindStored(revision.Revision) is not { } stored)
        {
            Add(revision);
        }
        else if (!IsSame(stored, revision))
        {
            Divergent++;
        }
    }

    private (AlertRevision Revision, LogOffset CausedBy)? FindStored(AlertRevision revision)
    {
        using var select = database.Use(
            $"SELECT {RevisionColumns.Select}, r.caused_by FROM alert_revisions r "
            + "JOIN vehicles v ON v.vehicle = r.vehicle WHERE r.alert = ? AND r.number = ?");
        return select.Add(revision.Id.Value).Add(revision.Number).Read()
            ? (RevisionColumns.Read(select), select.Offset(RevisionColumns.Count))
            : null;
    }

    private static bool IsSame((AlertRevision Revision, LogOffset CausedBy) stored, NewRevision judged) =>
        stored.CausedBy == judged.CausedBy && stored.Revision == judged.Revision;

    private void Add(NewRevision added)
    {
        var vehicle = registry.KeyIn(database, added.Revision.Vehicle);
        var (_, revision) = Feed.Next(database, Feed.All);
        using (var insert = database.Use(RevisionColumns.Insert))
        {
            RevisionColumns.Write(insert, revision, vehicle, added, now);
        }

        PointToLatest(added, vehicle, revision);
        foreach (var code in FeedsOf(added))
        {
            var (feed, cursor) = Feed.Next(database, code);
            using var insert = database.Use("INSERT INTO feed_entries (feed, cursor, revision) VALUES (?, ?, ?)");
            insert.Add(feed).Add(cursor).Add(revision).Run();
        }

        Added.Add(added.Revision);
    }

    // Who was told that an alert began is told how it went on, even where this revision alone would not concern him: the
    // other side of a border that was not crossed after all, the home region that a vehicle had then.
    private IEnumerable<string> FeedsOf(NewRevision added)
    {
        var codes = new List<string>(added.Feeds);
        if (added.Revision.Number > 1)
        {
            using var select = database.Use(
                "SELECT f.code FROM alert_revisions r JOIN feed_entries e ON e.revision = r.revision "
                + "JOIN feeds f ON f.feed = e.feed WHERE r.alert = ? ORDER BY r.number, f.feed");
            select.Add(added.Revision.Id.Value);
            while (select.Read())
            {
                codes.Add(select.Text(0));
            }
        }

        return codes.Where(static code => code != Feed.All).Distinct(StringComparer.Ordinal);
    }

    private void PointToLatest(NewRevision added, long vehicle, long revision)
    {
        using var upsert = database.Use(
            "INSERT INTO alerts (alert, vehicle, rule, number, latest, judged_at, caused_by, driver) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            + "ON CONFLICT (alert) DO UPDATE SET number = excluded.number, latest = excluded.latest, "
            + "judged_at = excluded.judged_at, caused_by = MAX(caused_by, excluded.caused_by) "
            + "WHERE excluded.number > number");
        upsert
            .Add(added.Revision.Id.Value)
            .Add(vehicle)
            .Add(added.Revision.Rule)
            .Add(added.Revision.Number)
            .Add(revision)
            .Add(added.Revision.State == AlertState.Open ? DeviceTime.MaxValue : added.JudgedAt)
            .Add(added.CausedBy)
            .Add(added.Subject?.Value)
            .Run();
    }
}
