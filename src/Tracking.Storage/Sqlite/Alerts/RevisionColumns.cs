using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Judgements;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Alerts;

/// <summary>The columns of a stored revision, written and read side by side.</summary>
internal static class RevisionColumns
{
    /// <summary>What the readers below expect, of the tables called <c>r</c> and <c>v</c>.</summary>
    public const string Select =
        "r.alert, r.number, r.change, r.state, r.severity, v.id, r.driver, r.rule, r.object, r.started_at, r.ended_at, "
        + "r.latitude, r.longitude, r.regions, r.rule_pack, r.details, r.supersedes, r.recorded_at";

    /// <summary>How many columns <see cref="Select"/> names.</summary>
    public const int Count = 18;

    public const string Insert =
        "INSERT INTO alert_revisions (revision, alert, number, change, state, severity, vehicle, driver, rule, object, "
        + "started_at, ended_at, latitude, longitude, regions, rule_pack, details, supersedes, caused_by, judged_at, "
        + "recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const int RecordedAt = 17;

    public static void Write(
        Statement insert, long number, long vehicle, NewRevision added, ReceivedAt recordedAt)
    {
        var revision = added.Revision;
        insert
            .Add(number)
            .Add(revision.Id.Value)
            .Add(revision.Number)
            .Add((long)revision.Change)
            .Add((long)revision.State)
            .Add((long)revision.Severity)
            .Add(vehicle)
            .Add(revision.Driver)
            .Add(revision.Rule)
            .Add(revision.Object)
            .Add(revision.Start)
            .Add(revision.End)
            .Add(revision.Point)
            .Add(revision.Regions.ToString())
            .Add(revision.RulePack)
            .Add(revision.Details.Json)
            .Add(revision.Supersedes?.Value)
            .Add(added.CausedBy)
            .Add(added.JudgedAt)
            .Add(recordedAt)
            .Run();
    }

    public static AlertRevision Read(Statement row) => new(
        AlertId.Parse(row.Text(0)),
        row.Int(1),
        (AlertChange)row.Int(2),
        (AlertState)row.Int(3),
        (Severity)row.Int(4),
        VehicleId.Parse(row.Text(5)),
        row.Text(6),
        row.Text(7),
        row.NullableText(8),
        row.DeviceTime(9),
        row.NullableDeviceTime(10),
        row.Point(11),
        RegionPath.Parse(row.Text(13)),
        row.Text(14),
        AlertDetails.Parse(row.Text(15)),
        row.NullableText(16) is string supersedes ? AlertId.Parse(supersedes) : null);

    /// <summary>Reads rows whose next column after <see cref="Select"/> is the cursor.</summary>
    public static IReadOnlyList<StoredRevision> ReadAllStored(Statement select)
    {
        var revisions = new List<StoredRevision>();
        while (select.Read())
        {
            revisions.Add(new StoredRevision(Read(select), select.Long(Count), select.ReceivedAt(RecordedAt)));
        }

        return revisions;
    }
}
