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

    /// <summary>When it holds within its validity; null means always.</summary>
    public FenceCalendar? Calendar { get; init; }

    /// <summary>
    /// How long a vehicle must be seen inside before it has entered, and outside before it has left; null where the rule
    /// pack's value holds.
    /// </summary>
    public TimeSpan? Dwell { get; init; }

    /// <summary>How long a vehicle may stay inside; null for any time.</summary>
    public TimeSpan? MaximumInside { get; init; }

    /// <summary>Ids of vehicles it does not hold for.</summary>
    public IReadOnlyList<string> ExemptVehicles { get; init; } = [];

    /// <summary>Companies whose vehicles it does not hold for.</summary>
    public IReadOnlyList<string> ExemptCompanies { get; init; } = [];

    /// <summary>Whether it is meant for a vehicle: by its class, and not exempt.</summary>
    public bool IsFor(Vehicle vehicle)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        return (Classes.Count == 0 || Classes.Contains(vehicle.Class))
            && (ExemptVehicles.Count == 0 || !ExemptVehicles.Contains(vehicle.Id.Value))
            && (ExemptCompanies.Count == 0 || !ExemptCompanies.Contains(vehicle.Company));
    }

    /// <summary>Whether both say the same; lists are compared by what they hold.</summary>
    public bool Equals(FenceDefinition? other) =>
        other is not null
        && (Id, Name, GeometryJson, Alerts, SpeedLimit) == (other.Id, other.Name, other.GeometryJson, other.Alerts, other.SpeedLimit)
        && (ValidFrom, ValidTo, RadiusMeters, WidthMeters) == (other.ValidFrom, other.ValidTo, other.RadiusMeters, other.WidthMeters)
        && (Calendar, Dwell, MaximumInside) == (other.Calendar, other.Dwell, other.MaximumInside)
        && Classes.SequenceEqual(other.Classes)
        && ExemptVehicles.SequenceEqual(other.ExemptVehicles)
        && ExemptCompanies.SequenceEqual(other.ExemptCompanies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, GeometryJson);
}
