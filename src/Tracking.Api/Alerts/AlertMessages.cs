using Google.Protobuf.WellKnownTypes;
using Tracking.Api.Positions;
using Tracking.Model.Alerts;
using Tracking.Storage.Alerts;
using AlertRevision = Tracking.V1.AlertRevision;

namespace Tracking.Api.Alerts;

/// <summary>Alert revisions from the store to the wire.</summary>
internal static class AlertMessages
{
    public static AlertRevision ToMessage(StoredRevision stored)
    {
        var revision = stored.Revision;
        var message = new AlertRevision
        {
            AlertId = revision.Id.Value,
            Revision = (uint)revision.Number,
            Change = ChangeOf(revision.Change),
            State = StateOf(revision.State),
            Severity = SeverityOf(revision.Severity),
            VehicleId = revision.Vehicle.Value,
            DriverId = revision.Driver,
            Rule = revision.Rule,
            Object = revision.Object ?? "",
            Start = PositionMessages.ToTimestamp(revision.Start),
            End = revision.End is { } end ? PositionMessages.ToTimestamp(end) : null,
            LatitudeDeg = revision.Point.Latitude,
            LongitudeDeg = revision.Point.Longitude,
            RulePack = revision.RulePack,
            Details = Struct.Parser.ParseJson(revision.Details.Json),
            SupersedesAlertId = revision.Supersedes?.Value ?? "",
            Cursor = (ulong)stored.Cursor,
            RecordedAt = PositionMessages.ToTimestamp(stored.RecordedAt),
        };
        message.RegionCodes.AddRange(revision.Regions.Regions().Select(static region => region.Code));
        return message;
    }

    private static string ChangeOf(AlertChange change) => change switch
    {
        AlertChange.Raised => "raised",
        AlertChange.Severity => "severity",
        AlertChange.Ended => "ended",
        AlertChange.Corrected => "corrected",
        AlertChange.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "has no word on the wire"),
    };

    private static string StateOf(AlertState state) => state switch
    {
        AlertState.Open => "open",
        AlertState.Closed => "closed",
        AlertState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "has no word on the wire"),
    };

    private static string SeverityOf(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Minor => "minor",
        Severity.Major => "major",
        Severity.Critical => "critical",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "has no word on the wire"),
    };
}
