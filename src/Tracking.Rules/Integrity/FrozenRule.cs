using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>
/// The receiver is frozen: it reports the same place, to the last digit, while the vehicle drives on. Two kinds, told
/// apart by <c>kind</c>. <c>speed</c>: fix after fix reports a speed and does not move (each is flagged frozen). <c>leap</c>: the speed falls to
/// nothing from one fix to the next, the place stands still for seconds or minutes, and then the vehicle is where it
/// would be had it driven on; this is known only at the leap, so the episode is over when it is raised, and lies between
/// the first and the last fix at the frozen place. What other rules made of a freeze (a stop, slow driving) stands.
/// </summary>
[Rule("frozen", Severity.Minor, Details = ["kind", "fixes", "leap_m"])]
public sealed class FrozenRule : Rule<FrozenOptions, FrozenState>
{
    /// <summary>216 km/h: no road vehicle goes so fast, so it was not at the frozen place when it is said to be.</summary>
    private const double ImpossibleMetersPerSecond = 60;

    private const double StandingMetersPerSecond = 1 / 3.6;

    private readonly BadRunOptions _run;
    private readonly double _stopMetersPerSecond;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public FrozenRule(FrozenOptions options)
        : base(options)
    {
        _run = new BadRunOptions
        {
            // However many there were: a place that moves between them proves that the receiver works.
            BelievedAfterFixes = int.MaxValue,
            BelievedAfterS = options.BelievedAfterS,
            EndAfterS = options.EndAfterS,
        };
        _stopMetersPerSecond = Speed.FromKilometersPerHour(options.StopFromKmh).MetersPerSecond;
    }

    /// <inheritdoc/>
    public override FrozenState? Step(
        FrozenState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if ((fix.Flags & QualityFlags.Zero) != 0 || context.LastPlaced is not { } before)
        {
            return state;
        }

        var isSamePlace = before.Point == fix.Point;
        var run = state?.Run;
        var isFrozen = (fix.Flags & QualityFlags.Frozen) != 0;
        if (run is not null || isFrozen)
        {
            run = BadRuns.Step(run, isFrozen, fix.Time, before, _run, RunChange, changes);
        }

        var stop = state?.Stop is { } standing
            ? Stand(standing, fix, changes)
            : Stop(before, fix, isSamePlace);
        return run == state?.Run && stop == state?.Stop ? state
            : run is null && stop is null ? null
            : new FrozenState(run, stop);
    }

    private static EpisodeChange RunChange(AlertChange change, BadRun run, DeviceTime? end) =>
        new(
            change,
            null,
            run.Start,
            run.Point,
            run.Regions,
            end,
            Severity.Minor,
            AlertDetails.Of(("kind", "speed"), ("fixes", run.Fixes)));

    private DeadStop? Stop(in KnownPlace before, in RuleFix fix, bool isSamePlace)
    {
        var isDead = fix.Speed?.MetersPerSecond < StandingMetersPerSecond
            && before.Speed?.MetersPerSecond >= _stopMetersPerSecond
            && fix.Time.Since(before.Time).TotalSeconds <= Options.StopWithinS
            && fix.IsPlaced;
        return !isDead ? null
            : isSamePlace ? new DeadStop(before, fix.Time, 2)
            : new DeadStop(KnownPlace.Of(fix), fix.Time, 1);
    }

    private DeadStop? Stand(DeadStop stop, in RuleFix fix, ICollection<EpisodeChange> changes)
    {
        if (stop.At.Point == fix.Point)
        {
            return stop with { Last = fix.Time, Fixes = stop.Fixes + 1 };
        }

        // A leap beyond a kilometre is flagged as a jump, and is a leap all the same.
        var meters = stop.At.Point.MetersTo(fix.Point);
        var stepSeconds = fix.Time.Since(stop.Last).TotalSeconds;
        var frozenSeconds = stop.Last.Since(stop.At.Time).TotalSeconds;
        if (meters >= Options.LeapM
            && meters > stepSeconds * ImpossibleMetersPerSecond
            && meters <= (frozenSeconds + stepSeconds) * ImpossibleMetersPerSecond
            && frozenSeconds >= Options.ShortestFreezeS
            && frozenSeconds <= Options.LongestFreezeS)
        {
            changes.Add(new EpisodeChange(
                AlertChange.Raised,
                null,
                stop.At.Time,
                stop.At.Point,
                stop.At.Regions,
                stop.Last,
                Severity.Minor,
                AlertDetails.Of(("kind", "leap"), ("fixes", stop.Fixes), ("leap_m", Math.Round(meters)))));
        }

        return null;
    }
}
