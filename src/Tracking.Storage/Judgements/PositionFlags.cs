using Tracking.Model.Positions;

namespace Tracking.Storage.Judgements;

/// <summary>
/// Flags that the fold set on a position; they are added to the ones it was stored with when a track is read.
/// </summary>
public sealed record PositionFlags(DeviceTime DeviceTime, ContentHash Hash, QualityFlags Flags);
