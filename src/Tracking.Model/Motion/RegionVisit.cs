using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Model.Motion;

/// <summary>A region path that a vehicle was seen in, from the first fix there to the last.</summary>
/// <param name="Path">The regions.</param>
/// <param name="First">Device time of the first fix there.</param>
/// <param name="Last">Device time of the last fix there; it may have been elsewhere between.</param>
public sealed record RegionVisit(RegionPath Path, DeviceTime First, DeviceTime Last);
