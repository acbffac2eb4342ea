using Tracking.Model.Positions;

namespace Tracking.Model.Vehicles;

/// <summary>A registration and the stretch of the position log it is known for.</summary>
/// <param name="Vehicle">The registration.</param>
/// <param name="KnownAfter">Facts with a greater offset are judged by it, up to the next version's.</param>
/// <param name="RegisteredAt">When it was registered; 0 where that was not recorded yet. Judging never looks at it.</param>
public sealed record VehicleVersion(Vehicle Vehicle, LogOffset KnownAfter, ReceivedAt RegisteredAt = default);
