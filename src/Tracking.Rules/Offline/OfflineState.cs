using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Offline;

/// <summary>A vehicle that was live.</summary>
/// <param name="Time">The latest device time of its live fixes.</param>
/// <param name="Point">The last place that a live fix gave.</param>
/// <param name="Regions">The regions there.</param>
/// <param name="Heard">When the last live fix came in, by our clock.</param>
/// <param name="IgnitionOn">What that fix said of the ignition.</param>
/// <param name="IsRaised">Whether it has been silent for too long.</param>
public sealed record OfflineState(
    DeviceTime Time, GeoPoint Point, RegionPath Regions, ReceivedAt Heard, bool? IgnitionOn, bool IsRaised);
