using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Motion;

/// <summary>
/// A stretch of a vehicle's time over which it did one thing. A vehicle's segments follow each other without holes from
/// its first fix to its last: what a driver drove is cut out of them by the hours he was signed on.
/// </summary>
/// <param name="Kind">What it did.</param>
/// <param name="Start">Device time of the first fix; with the vehicle it identifies the segment.</param>
/// <param name="End">Device time up to which this is believed: where the next segment begins, or the last fix.</param>
/// <param name="IsOpen">Whether it may go on.</param>
/// <param name="StartPoint">Where it began.</param>
/// <param name="EndPoint">Where it ended, or is now.</param>
/// <param name="DistanceMeters">Way from fix to fix; of a gap the straight line across it.</param>
/// <param name="Class">The vehicle's class as it was registered when the segment began.</param>
/// <param name="Visits">
/// Regions it was seen in, by first fix; at most <see cref="MaximumVisits"/>, empty for a gap.
/// </param>
public sealed record MotionSegment(
    MotionKind Kind,
    DeviceTime Start,
    DeviceTime End,
    bool IsOpen,
    GeoPoint StartPoint,
    GeoPoint EndPoint,
    double DistanceMeters,
    VehicleClass Class,
    IReadOnlyList<RegionVisit> Visits)
{
    /// <summary>More region paths than a day's drive touches, and a bound on a row.</summary>
    public const int MaximumVisits = 64;
}
