using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Live;

/// <summary>A vehicle and where it is.</summary>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="Position">Its live position.</param>
/// <param name="DistanceMeters">Great-circle metres from the point, or from the area's centre, that was asked for.</param>
public readonly record struct LiveVehicle(VehicleId Vehicle, LoggedPosition Position, double DistanceMeters)
{
    /// <summary>The nearest first; those equally near by id.</summary>
    public static int CompareDistance(LiveVehicle left, LiveVehicle right)
    {
        var byDistance = left.DistanceMeters.CompareTo(right.DistanceMeters);
        return byDistance != 0 ? byDistance : CompareId(left, right);
    }

    /// <summary>By id, character by character.</summary>
    public static int CompareId(LiveVehicle left, LiveVehicle right) =>
        string.CompareOrdinal(left.Vehicle.Value, right.Vehicle.Value);
}
