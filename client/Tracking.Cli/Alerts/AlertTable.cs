using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Alerts;

/// <summary>Revisions as rows for people.</summary>
internal static class AlertTable
{
    public static Rows<AlertRevision> Rows(Invocation invocation) => new(
        invocation,
        static () => new HumanTable(
            ">cursor", "alert", ">revision", "vehicle", "rule", "object", "severity", "state", "start (UTC)",
            "end (UTC)", "region"),
        static (table, revision) => table.Add(
            HumanTable.Whole((long)revision.Cursor),
            revision.AlertId,
            HumanTable.Whole(revision.Revision),
            revision.VehicleId,
            revision.Rule,
            revision.Object,
            revision.Severity,
            revision.State,
            HumanTable.Instant(revision.Start),
            HumanTable.Instant(revision.End),
            revision.RegionCodes.LastOrDefault("")),
        AlertJson.Write);

    /// <summary>A line for somebody who watches.</summary>
    public static string Describe(AlertRevision revision)
    {
        var end = revision.End is null ? "" : $" until {HumanTable.Instant(revision.End)}";
        var about = revision.Object.Length == 0 ? "" : $" at {revision.Object}";
        var where = revision.RegionCodes.Count == 0 ? "" : $" in {revision.RegionCodes[^1]}";
        return $"{revision.Cursor,8}  {revision.Change,-9} {revision.Severity,-8} "
            + $"{revision.Rule} of {revision.VehicleId}{about}{where} from {HumanTable.Instant(revision.Start)}{end}"
            + $"  (alert {revision.AlertId}, revision {revision.Revision})";
    }
}
