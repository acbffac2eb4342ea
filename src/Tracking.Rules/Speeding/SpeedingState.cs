using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Speeding;

/// <summary>An episode that may be speeding, or is.</summary>
/// <param name="Start">Device time of the first fix above limit + margin.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">Its regions.</param>
/// <param name="Believed">The severity it was raised with or has risen to; null while it is not believed.</param>
/// <param name="MaximumSpeed">The highest reported speed.</param>
/// <param name="Limit">The limit where it was exceeded by the greatest share.</param>
/// <param name="Excess">That share: 0.1 is 10 % above.</param>
/// <param name="Tally">Measured up to the last fix.</param>
/// <param name="LastSpeed">Speed of the last fix.</param>
/// <param name="LastPoint">The last place that could be believed.</param>
/// <param name="Ending">
/// Measured up to the first fix at or below the limit, or null while the last fix was above it.
/// </param>
public sealed record SpeedingState(
    DeviceTime Start,
    GeoPoint Point,
    RegionPath Regions,
    Severity? Believed,
    Speed MaximumSpeed,
    Speed Limit,
    double Excess,
    SpeedingTally Tally,
    Speed LastSpeed,
    GeoPoint LastPoint,
    SpeedingTally? Ending);
