using Tracking.Model.Positions;

namespace Tracking.Rules.Quality;

/// <summary>
/// Flags a fix to which no road vehicle can have come from the last good one: more than 1 km off and faster than 100
/// m/s. A third fix in a row that agrees with the two before it is believed: then it was the old place that was wrong.
/// </summary>
internal static class JumpDetector
{
    /// <summary>
    /// Nearer than this is never a jump: a receiver that froze for half a minute and then caught up leaps about 700 m. After
    /// a longer freeze (3,290 m in real data) two fixes are flagged before the third is believed.
    /// </summary>
    internal const double MinimumMeters = 1_000;

    /// <summary>
    /// 360 km/h: above every road vehicle, and far below the kilometres a second of a faulty coordinate.
    /// </summary>
    internal const double MaximumMetersPerSecond = 100;

    /// <summary>Two faulty fixes may agree by chance of rounding; a third one has not been seen to.</summary>
    internal const int BelievedAfter = 3;

    public static (JumpState State, bool IsJump) Step(JumpState? state, DeviceTime time, GeoPoint point)
    {
        if (state is null || IsReachable(state.GoodTime, state.GoodPoint, time, point))
        {
            return (new JumpState(time, point, null, default, 0), false);
        }

        var agrees = state.SuspectTime is { } suspectTime
            && IsReachable(suspectTime, state.SuspectPoint, time, point);
        var agreeing = agrees ? state.Agreeing + 1 : 1;
        return agreeing >= BelievedAfter
            ? (new JumpState(time, point, null, default, 0), false)
            : (state with { SuspectTime = time, SuspectPoint = point, Agreeing = agreeing }, true);
    }

    private static bool IsReachable(DeviceTime fromTime, GeoPoint fromPoint, DeviceTime time, GeoPoint point)
    {
        var meters = fromPoint.MetersTo(point);
        return meters <= MinimumMeters || meters <= time.Since(fromTime).TotalSeconds * MaximumMetersPerSecond;
    }
}
