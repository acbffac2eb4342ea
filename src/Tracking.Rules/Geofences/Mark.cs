using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Geofences;

/// <summary>When and where something began.</summary>
/// <param name="Time">Device time of the fix.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">Its regions.</param>
public sealed record Mark(DeviceTime Time, GeoPoint Point, RegionPath Regions);
