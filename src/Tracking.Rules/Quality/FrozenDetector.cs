using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Quality;

/// <summary>Flags a fix that reports a speed and yet lies, to the last digit, where the fix before it lay.</summary>
internal static class FrozenDetector
{
    /// <summary>
    /// 10 km/h: above what a standing receiver reports (JT/T 794-2019 allows its speed to be off by 2 m/s), and a
    /// vehicle that goes faster moves by many units of the last digit (0.1 m) in a second.
    /// </summary>
    internal const double MovingMetersPerSecond = 10 / 3.6;

    public static bool IsFrozen(KnownPlace? before, LoggedPosition logged) =>
        logged.Position.Speed?.MetersPerSecond > MovingMetersPerSecond
        && before?.Point == logged.Position.Point
        && before.Value.Time < logged.Position.DeviceTime;
}
