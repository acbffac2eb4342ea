using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>
/// Makes one episode of a run of bad fixes, whatever is bad about them: the rules of this folder say what is, and share
/// how long it takes to believe it and when it is over.
/// </summary>
internal static class BadRuns
{
    // Two may be chance, and a sparse feed has minutes between them.
    private const int FewestFixes = 3;

    /// <summary>Takes in the next fix; a run that is over comes back as null, or as the run that begins with it.</summary>
    /// <param name="run">The run so far, or null.</param>
    /// <param name="isBad">Whether the fix is bad.</param>
    /// <param name="time">Its device time.</param>
    /// <param name="place">Where a run that begins with it is said to be.</param>
    /// <param name="options">When a run is believed and over.</param>
    /// <param name="describe">Makes an episode's change of a run and its end.</param>
    /// <param name="changes">Where to put what changed.</param>
    public static BadRun? Step(
        BadRun? run,
        bool isBad,
        DeviceTime time,
        in KnownPlace place,
        BadRunOptions options,
        Func<AlertChange, BadRun, DeviceTime?, EpisodeChange> describe,
        ICollection<EpisodeChange> changes)
    {
        if (run is not null && time.Since(run.LastBad).TotalSeconds > options.EndAfterS)
        {
            if (run.IsBelieved)
            {
                // With nothing heard since the last bad fix, nobody knows when good ones would have come.
                changes.Add(describe(AlertChange.Ended, run, run.FirstGood ?? run.LastBad));
            }

            run = null;
        }

        if (!isBad)
        {
            return run is { FirstGood: null } ? run with { FirstGood = time } : run;
        }

        run = run is null
            ? new BadRun(time, place.Point, place.Regions, 1, time, time, null, false)
            : run with
            {
                Fixes = run.Fixes + 1,
                LastBad = time,
                UnbrokenSince = run.FirstGood is null ? run.UnbrokenSince : time,
                FirstGood = null,
            };
        if (run.IsBelieved || !IsToBeBelieved(run, options))
        {
            return run;
        }

        changes.Add(describe(AlertChange.Raised, run, null));
        return run with { IsBelieved = true };
    }

    private static bool IsToBeBelieved(BadRun run, BadRunOptions options) =>
        run.Fixes >= options.BelievedAfterFixes
        || (run.Fixes >= FewestFixes && run.LastBad.Since(run.UnbrokenSince).TotalSeconds >= options.BelievedAfterS);
}
