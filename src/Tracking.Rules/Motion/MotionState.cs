using System.Collections.Immutable;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Motion;

/// <summary>What the motion state remembers between fixes: the segment that goes on.</summary>
/// <param name="Kind">Driving or stopped.</param>
/// <param name="Class">The vehicle's class when the segment began.</param>
/// <param name="Start">Where it began.</param>
/// <param name="Last">The last fix that could be believed.</param>
/// <param name="Visits">Regions seen in it, by first fix.</param>
/// <param name="Turn">Where the other kind seems to have begun, or null.</param>
/// <param name="Anchor">The fix from which a speed is derived where none is reported.</param>
/// <param name="WrittenUntil">Up to where the segment's row was last written.</param>
public sealed record MotionState(
    MotionKind Kind,
    VehicleClass Class,
    MotionMark Start,
    MotionMark Last,
    ImmutableArray<RegionVisit> Visits,
    MotionMark? Turn,
    MotionMark Anchor,
    DeviceTime WrittenUntil)
{
    /// <summary>Up to where the segment's kind is believed.</summary>
    internal MotionMark Believed => Turn ?? Last;
}
