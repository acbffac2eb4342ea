using Tracking.Model.Motion;

namespace Tracking.Contracts.Drivers;

/// <summary>A stretch of a driver's time.</summary>
/// <param name="Kind">What he did; stopped is rest, at the vehicle or away from it.</param>
/// <param name="StartMs">From when, device time, milliseconds since 1970.</param>
/// <param name="EndMs">Until when.</param>
/// <param name="VehicleId">The vehicle he was signed on at, or null where he was at none.</param>
[GenerateSerializer]
[Alias("tracking.DriverStretchInfo")]
[Immutable]
public sealed record DriverStretchInfo(
    [property: Id(0)] MotionKind Kind,
    [property: Id(1)] long StartMs,
    [property: Id(2)] long EndMs,
    [property: Id(3)] string? VehicleId);
