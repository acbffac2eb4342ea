using Tracking.Model.Alerts;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Tests.Stores;

/// <summary>Alert revisions to store; times are seconds as in <see cref="Fixes"/>.</summary>
internal static class Episodes
{
    public static AlertRevision Raised(VehicleId vehicle, double startSeconds, string rule = "speeding") => new(
        AlertId.Of(vehicle.Value, rule, null, Fixes.At(startSeconds)),
        1,
        AlertChange.Raised,
        AlertState.Open,
        Severity.Minor,
        vehicle,
        $"unknown@{vehicle}",
        rule,
        null,
        Fixes.At(startSeconds),
        null,
        Fixes.Lanzhou,
        Fixes.Gansu,
        "CN 2026-03",
        AlertDetails.Empty,
        null);

    public static AlertRevision Ended(AlertRevision previous, double endSeconds) => previous with
    {
        Number = previous.Number + 1,
        Change = AlertChange.Ended,
        State = AlertState.Closed,
        End = Fixes.At(endSeconds),
    };

    public static AlertRevision Withdrawn(AlertRevision previous) => previous with
    {
        Number = previous.Number + 1,
        Change = AlertChange.Withdrawn,
        State = AlertState.Withdrawn,
    };
}
