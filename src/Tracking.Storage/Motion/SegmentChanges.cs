using Tracking.Model.Motion;
using Tracking.Model.Positions;

namespace Tracking.Storage.Motion;

/// <summary>What judging some facts changed about a vehicle's segments.</summary>
/// <param name="UpTo">
/// The newest fact that was judged. A change that was written already, up to this fact or a later one, is passed over:
/// judging facts again after a crash must not show, even for a moment, what a later re-fold has put right.
/// </param>
/// <param name="DropFrom">Rows that begin at or after this device time go first: late data made them untrue.</param>
/// <param name="Rows">
/// The rows, each as it is now. One that is stored already and reaches further stays as it is.
/// </param>
public sealed record SegmentChanges(LogOffset UpTo, DeviceTime? DropFrom, IReadOnlyList<MotionSegment> Rows);
