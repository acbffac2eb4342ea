using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Fatigue;

/// <summary>A stretch of a driver's time.</summary>
/// <param name="Kind">
/// What he did. <see cref="MotionKind.Stopped"/> is rest, at the vehicle or away from it; an unknown stretch is rest for
/// the lower bound of his hours and driving for the upper.
/// </param>
/// <param name="Start">From when.</param>
/// <param name="End">Until when; later than <paramref name="Start"/>.</param>
/// <param name="Vehicle">The vehicle he was signed on at, or null where he was at none.</param>
/// <param name="Class">The vehicle's class.</param>
public sealed record DriverStretch(
    MotionKind Kind, DeviceTime Start, DeviceTime End, VehicleId? Vehicle, VehicleClass Class)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => End.Since(Start);
}
