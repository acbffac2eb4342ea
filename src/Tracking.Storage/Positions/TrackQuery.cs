using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Positions;

/// <summary>Which part of a vehicle's track to read, in judging order (device time, then content hash).</summary>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="From">The first device time to read.</param>
/// <param name="To">The device time before which to stop.</param>
/// <param name="After">Only positions after this place, or null for the first page.</param>
/// <param name="UpTo">Only positions with no greater offset, or null for all.</param>
/// <param name="Limit">At most this many.</param>
public sealed record TrackQuery(
    VehicleId Vehicle,
    DeviceTime From,
    DeviceTime To,
    TrackPlace? After,
    LogOffset? UpTo,
    int Limit);
