using Tracking.Model.Positions;

namespace Tracking.Storage.Judgements;

/// <summary>
/// A rung of a vehicle's ladder: the state of its fold once everything up to <paramref name="Watermark"/> was judged,
/// as it was known at <paramref name="KnownAt"/>. Late data re-folds from the rung before it.
/// </summary>
public sealed record LadderSnapshot(DeviceTime Watermark, LogOffset KnownAt, byte[] State);
