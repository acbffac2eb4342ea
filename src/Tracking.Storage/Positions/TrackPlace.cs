using Tracking.Model.Positions;

namespace Tracking.Storage.Positions;

/// <summary>
/// A place in a track, which is ordered by device time and then content hash; pages continue after it.
/// </summary>
public readonly record struct TrackPlace(DeviceTime DeviceTime, ContentHash Hash);
