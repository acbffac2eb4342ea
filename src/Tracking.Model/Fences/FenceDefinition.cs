using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Fences;

/// <summary>One version of one fence.</summary>
/// <param name="Id">Its id, 1 to 64 characters, unique among fences that are not deleted.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="GeometryJson">
/// Its geometry, GeoJSON, WGS-84: a Polygon or MultiPolygon is its area; of a Point, LineString or MultiLineString it is
/// what lies within <see cref="ReachMeters"/>.
/// </param>
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
    DeviceTime ValidTo)
{
    /// <summary>A circle's radius, great-circle metres; only with a Point.</summary>
    public double? RadiusMeters { get; init; }

    /// <summary>A corridor's whole width, great-circle metres; only with a LineString or MultiLineString.</summary>
    public double? WidthMeters { get; init; }

    /// <summary>How far the area reaches from the geometry, great-circle metres; null for polygons.</summary>
    public double? ReachMeters => RadiusMeters ?? (WidthMeters / 2);

    /// <summary>Whether both say the same; lists are compared by what they hold.</summary>
    public bool Equals(FenceDefinition? other) =>
        other is not null
        && (Id, Name, GeometryJson, Alerts, SpeedLimit) == (other.Id, other.Name, other.GeometryJson, other.Alerts, other.SpeedLimit)
        && (ValidFrom, ValidTo, RadiusMeters, WidthMeters) == (other.ValidFrom, other.ValidTo, other.RadiusMeters, other.WidthMeters)
        && Classes.SequenceEqual(other.Classes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, GeometryJson);
}
