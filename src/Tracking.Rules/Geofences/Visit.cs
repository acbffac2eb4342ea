using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Geofences;

/// <summary>A stay inside one fence.</summary>
/// <param name="Name">The fence's name when it was entered.</param>
/// <param name="Alerts">What the fence raised when it was entered: an episode that began is also ended.</param>
/// <param name="Start">Device time of the first fix inside.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">Its regions.</param>
public sealed record Visit(string Name, FenceAlerts Alerts, DeviceTime Start, GeoPoint Point, RegionPath Regions);
