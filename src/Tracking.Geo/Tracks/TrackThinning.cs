using Tracking.Model.Positions;

namespace Tracking.Geo.Tracks;

/// <summary>
/// Leaves out fixes that a line between their neighbours says as well (Douglas–Peucker). What is left out lies within
/// the tolerance of the straight line, in longitude and latitude, between the kept fix before it and the kept fix after
/// it; metres are those at the fix's own latitude. The same fixes always give the same answer.
/// </summary>
/// <remarks>
/// Never left out: the first and the last; what is flagged, but for stale and unjudged, which say when a fix came and not
/// what it is; and both sides of each change between standing (under 1 km/h as reported, else as computed
/// from the fix before) and driving, so that every stop keeps its place, beginning and end.
/// </remarks>
public static class TrackThinning
{
    /// <summary>
    /// Fixes thinned together: a little more than an hour of one a second. The work can grow with the square of it, to
    /// some tens of milliseconds at the worst.
    /// </summary>
    public const int MaximumFixes = 4_096;

    /// <summary>The greatest tolerance, metres: beyond it nothing is left of a day's drive.</summary>
    public const double MaximumToleranceMeters = 10_000;

    private const QualityFlags MayBeLeftOut = QualityFlags.Stale | QualityFlags.Unjudged;

    private const double StandingMetersPerSecond = 1 / 3.6;

    /// <summary>The fixes that are kept, in their order.</summary>
    /// <param name="track">Fixes by device time, at most <see cref="MaximumFixes"/>.</param>
    /// <param name="toleranceMeters">Above 0 to <see cref="MaximumToleranceMeters"/>.</param>
    public static IReadOnlyList<LoggedPosition> Thin(IReadOnlyList<LoggedPosition> track, double toleranceMeters)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(track.Count, MaximumFixes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toleranceMeters);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toleranceMeters, MaximumToleranceMeters);
        if (track.Count <= 2)
        {
            return track;
        }

        var kept = Anchors(track);
        var line = new TrackLine(track);
        for (int start = 0, end = 1; end < track.Count; end++)
        {
            if (kept[end])
            {
                line.Keep(start, end, toleranceMeters, kept);
                start = end;
            }
        }

        return [.. track.Where((_, i) => kept[i])];
    }

    private static bool[] Anchors(IReadOnlyList<LoggedPosition> track)
    {
        var kept = new bool[track.Count];
        kept[0] = kept[^1] = true;
        var stood = IsStanding(track[0], null);
        for (var i = 0; i < track.Count; i++)
        {
            kept[i] |= (track[i].Flags & ~MayBeLeftOut) != 0;
            var stands = IsStanding(track[i], i == 0 ? null : track[i - 1]);
            if (stands != stood)
            {
                kept[i - 1] = kept[i] = true;
                stood = stands;
            }
        }

        return kept;
    }

    private static bool IsStanding(LoggedPosition fix, LoggedPosition? before)
    {
        if (fix.Position.Speed is { } speed)
        {
            return speed.MetersPerSecond < StandingMetersPerSecond;
        }

        if (before is null)
        {
            return false;
        }

        var seconds = (fix.Position.DeviceTime.UnixMilliseconds - before.Position.DeviceTime.UnixMilliseconds) / 1_000.0;
        return before.Position.Point.MetersTo(fix.Position.Point) < StandingMetersPerSecond * seconds;
    }
}
