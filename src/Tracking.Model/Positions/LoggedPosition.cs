using Tracking.Model.Regions;

namespace Tracking.Model.Positions;

/// <summary>A position as the log holds it: durable, with what was decided when it came in.</summary>
/// <param name="Offset">Where it lies in the log.</param>
/// <param name="Position">The fix itself.</param>
/// <param name="Hash">Its content hash, the order among fixes of the same device time.</param>
/// <param name="ReceivedAt">When it came in, by our clock.</param>
/// <param name="Flags">What was odd about it when it came in; the fold may add more.</param>
/// <param name="Regions">The regions it lies in, by the region set of that moment.</param>
public sealed record LoggedPosition(
    LogOffset Offset,
    Position Position,
    ContentHash Hash,
    ReceivedAt ReceivedAt,
    QualityFlags Flags,
    RegionPath Regions)
{
    /// <summary>The order in which positions are judged: device time, then content hash.</summary>
    public static IComparer<LoggedPosition> JudgingOrder { get; } =
        Comparer<LoggedPosition>.Create(static (left, right) =>
        {
            var byTime = left.Position.DeviceTime.CompareTo(right.Position.DeviceTime);
            return byTime != 0 ? byTime : left.Hash.CompareTo(right.Hash);
        });
}
