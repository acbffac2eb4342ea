using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Drivers;

/// <summary>A driver was signed on at a vehicle for a stretch of time.</summary>
/// <param name="Driver">Who.</param>
/// <param name="Vehicle">Where.</param>
/// <param name="From">From when, by the terminal's clock.</param>
/// <param name="To">
/// The instant before which it ended, or will end if nothing comes between (<see cref="Assignments.Longest"/>).
/// </param>
/// <param name="IsOpen">Whether nothing has ended it so far.</param>
public sealed record Assignment(DriverId Driver, VehicleId Vehicle, DeviceTime From, DeviceTime To, bool IsOpen)
{
    /// <summary>Whether it holds at an instant.</summary>
    public bool Covers(DeviceTime time) => From <= time && time < To;
}
