using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Stops;

/// <summary>A vehicle that stands.</summary>
/// <param name="Start">Device time of the first fix of the stop.</param>
/// <param name="Point">Its place, from which the distance is measured.</param>
/// <param name="Regions">Its regions.</param>
/// <param name="Ignition">What the last fix said of the ignition, or null while none said anything.</param>
/// <param name="IgnitionSince">From which fix on it said so.</param>
/// <param name="IgnitionOnSeconds">How long the ignition was on before that.</param>
/// <param name="IsRaised">Whether it has lasted too long.</param>
public sealed record LongStopState(
    DeviceTime Start,
    GeoPoint Point,
    RegionPath Regions,
    bool? Ignition,
    DeviceTime IgnitionSince,
    double IgnitionOnSeconds,
    bool IsRaised);
