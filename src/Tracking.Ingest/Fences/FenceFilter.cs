using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Fences;

/// <summary>Which of the standing fences to list; what is null or empty does not matter.</summary>
/// <param name="IdPrefix">What the id begins with.</param>
/// <param name="NameContains">What the name contains, whatever its case.</param>
/// <param name="Alerts">What it must raise, all of it.</param>
/// <param name="Class">A class of vehicles it is meant for.</param>
/// <param name="Containing">A point it contains.</param>
public sealed record FenceFilter(
    string IdPrefix = "",
    string NameContains = "",
    FenceAlerts Alerts = FenceAlerts.None,
    VehicleClass? Class = null,
    GeoPoint? Containing = null)
{
    /// <summary>Whether a fence is one of those, apart from the point.</summary>
    internal bool Matches(FenceDefinition fence) =>
        fence.Id.StartsWith(IdPrefix, StringComparison.Ordinal)
        && fence.Name.Contains(NameContains, StringComparison.OrdinalIgnoreCase)
        && fence.Alerts.HasFlag(Alerts)
        && (Class is not { } vehicleClass || fence.Classes.Count == 0 || fence.Classes.Contains(vehicleClass));
}
