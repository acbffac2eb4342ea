using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Fatigue;

/// <summary>Driving without a rest, so far.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">The end of the last driving in it.</param>
/// <param name="Vehicles">The vehicles driven, in the order in which each was first driven.</param>
/// <param name="Lower">At least so much was driven.</param>
/// <param name="Upper">At most so much.</param>
/// <param name="ExceededAt">When the first limit was passed, or null.</param>
/// <param name="IsByNight">Whether it was the limit of the night.</param>
public sealed record DrivingRun(
    DeviceTime Start,
    DeviceTime End,
    IReadOnlyList<VehicleId> Vehicles,
    DrivingCount Lower,
    DrivingCount Upper,
    DeviceTime? ExceededAt,
    bool IsByNight);
