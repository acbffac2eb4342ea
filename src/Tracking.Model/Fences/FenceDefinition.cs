using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Fences;

/// <summary>One version of one fence.</summary>
/// <param name="Id">Its id, 1 to 64 characters, unique among fences that are not deleted.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="GeometryJson">Its area: a GeoJSON Polygon or MultiPolygon, WGS-84.</param>
/// <param name="Alerts">What it raises.</param>
/// <param name="SpeedLimit">The limit inside, or null; the lowest of all limits that hold counts.</param>
/// <param name="Classes">The classes it is for; empty means every class.</param>
/// <param name="ValidFrom">The first device time it holds for.</param>
/// <param name="ValidTo">The device time from which it no longer holds.</param>
public sealed record FenceDefinition(
    string Id,
    string Name,
    string GeometryJson,
    FenceAlerts Alerts,
    Speed? SpeedLimit,
    IReadOnlyList<VehicleClass> Classes,
    DeviceTime ValidFrom,
    DeviceTime ValidTo);
