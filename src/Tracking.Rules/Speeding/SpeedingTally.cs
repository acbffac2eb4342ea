using Tracking.Model.Positions;

namespace Tracking.Rules.Speeding;

/// <summary>What was measured of an episode from its start up to one fix.</summary>
/// <param name="Until">Device time of that fix.</param>
/// <param name="SpeedMeters">
/// Reported speed summed over time, metres: divided by the duration it gives the mean.
/// </param>
/// <param name="DistanceMeters">Metres between the fixes whose place can be believed.</param>
public sealed record SpeedingTally(DeviceTime Until, double SpeedMeters, double DistanceMeters);
