using Tracking.Rules.Packs;

namespace Tracking.Rules.Motion;

/// <summary>
/// When a vehicle counts as driving; the values and where they come from stand in the rule pack's section
/// <c>motion</c>.
/// </summary>
/// <param name="MovingFromKmh">
/// At this speed or faster a vehicle moves. Below it are a receiver's own noise and manoeuvres.
/// </param>
/// <param name="DriveAfterS">So long it must have moved before a stop is over. Shunting in a yard is no drive.</param>
/// <param name="StopAfterS">
/// So long it must have stood before a drive is over. A red light or a toll gate is part of the drive.
/// </param>
/// <param name="MaximumGapS">A longer time without a fix is unknown.</param>
/// <param name="DerivedOverS">
/// Where the source reports no speed it is derived over at least this time. Over less, the position error alone looks
/// like motion.
/// </param>
public sealed record MotionOptions(
    [property: OptionRange("km/h", 1, 30)] double MovingFromKmh,
    [property: OptionRange("s", 0, 600)] double DriveAfterS,
    [property: OptionRange("s", 0, 600)] double StopAfterS,
    [property: OptionRange("s", 30, 3_600)] double MaximumGapS,
    [property: OptionRange("s", 1, 600)] double DerivedOverS);
