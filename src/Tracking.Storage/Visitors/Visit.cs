using Tracking.Storage.Positions;

namespace Tracking.Storage.Visitors;

/// <summary>The fixes of one vehicle in the area.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Fixes">How many there are.</param>
public sealed record Visit(TrackPlace First, TrackPlace Last, long Fixes);
