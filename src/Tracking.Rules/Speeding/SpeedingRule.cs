using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Speeding;

/// <summary>
/// The vehicle drove faster than allowed: its reported speed stayed above the limit of its class, or the lower limit of a
/// fence it was in, for some time. Starts at the first fix above limit + margin; ends at the first fix at or below the
/// limit once the end delay has passed without another above it, or, before a gap longer than the maximum, there or at
/// the last fix before the gap. Believed as soon as it has lasted the minimum duration, where a speed holds until the next
/// fix. Severity follows the greatest excess so far and only rises. A fix without a reported speed is passed over: derived
/// speed is never judged.
/// </summary>
[Rule(
    "speeding",
    Severity.Info,
    Severity.Minor,
    Severity.Major,
    Severity.Critical,
    Details = ["limit_kmh", "max_kmh", "mean_kmh", "duration_s", "distance_m"])]
public sealed class SpeedingRule : Rule<SpeedingOptions, SpeedingState>
{
    private readonly ByClass<Speed> _limits;
    private readonly double _marginMetersPerSecond;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or a class has no limit.</exception>
    public SpeedingRule(SpeedingOptions options)
        : base(options)
    {
        RequireOrder(options.MinorFrom, options.MajorFrom, "minor_from");
        RequireOrder(options.MajorFrom, options.CriticalFrom, "major_from");
        _limits = new ByClass<Speed>(options.LimitsKmh, Speed.FromKilometersPerHour);
        _marginMetersPerSecond = Speed.FromKilometersPerHour(options.MarginKmh).MetersPerSecond;
    }

    /// <inheritdoc/>
    public override SpeedingState? Step(
        SpeedingState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (fix.Speed is not { } speed || (fix.Flags & QualityFlags.Zero) != 0)
        {
            return state;
        }

        var limit = LimitOf(context);
        if (state is not null && fix.Time.Since(state.Tally.Until).TotalSeconds > Options.MaximumGapS)
        {
            End(state, state.Ending ?? state.Tally, changes);
            state = null;
        }

        if (state is null)
        {
            return speed.MetersPerSecond > limit.MetersPerSecond + _marginMetersPerSecond
                ? Raise(Begin(fix, speed, limit), changes)
                : null;
        }

        var next = Measure(state, fix, speed);
        return speed > limit
            ? Raise(Exceed(next, speed, limit), changes)
            : Slow(next, changes);
    }

    private static void RequireOrder(double value, double maximum, string option)
    {
        if (value > maximum)
        {
            throw new ArgumentOutOfRangeException(option, value, $"must not be above {maximum}");
        }
    }

    private static SpeedingState Begin(in RuleFix fix, Speed speed, Speed limit) =>
        new(
            fix.Time,
            fix.Point,
            fix.Regions,
            null,
            speed,
            limit,
            ExcessOf(speed, limit),
            new SpeedingTally(fix.Time, 0, 0),
            speed,
            fix.Point,
            null);

    /// <summary>Adds the stretch from the last fix to this one, over which the last speed held.</summary>
    private static SpeedingState Measure(SpeedingState state, in RuleFix fix, Speed speed)
    {
        var seconds = fix.Time.Since(state.Tally.Until).TotalSeconds;
        var stepMeters = fix.IsPlaced ? state.LastPoint.MetersTo(fix.Point) : 0;
        return state with
        {
            Tally = new SpeedingTally(
                fix.Time,
                state.Tally.SpeedMeters + (state.LastSpeed.MetersPerSecond * seconds),
                state.Tally.DistanceMeters + stepMeters),
            LastSpeed = speed,
            LastPoint = fix.IsPlaced ? fix.Point : state.LastPoint,
        };
    }

    private static SpeedingState Exceed(SpeedingState state, Speed speed, Speed limit)
    {
        var excess = ExcessOf(speed, limit);
        return state with
        {
            MaximumSpeed = speed > state.MaximumSpeed ? speed : state.MaximumSpeed,
            Limit = excess > state.Excess ? limit : state.Limit,
            Excess = Math.Max(excess, state.Excess),
            Ending = null,
        };
    }

    private static double ExcessOf(Speed speed, Speed limit) =>
        (speed.MetersPerSecond - limit.MetersPerSecond) / limit.MetersPerSecond;

    private static EpisodeChange ChangeOf(
        AlertChange change, SpeedingState state, SpeedingTally tally, DeviceTime? end, Severity severity)
    {
        var seconds = tally.Until.Since(state.Start).TotalSeconds;
        var mean = seconds > 0 ? Speed.FromMetersPerSecond(tally.SpeedMeters / seconds) : state.MaximumSpeed;
        var details = AlertDetails.Of(
            ("limit_kmh", state.Limit.KilometersPerHour),
            ("max_kmh", state.MaximumSpeed.KilometersPerHour),
            ("mean_kmh", Math.Round(mean.KilometersPerHour, 1)),
            ("duration_s", Math.Round(seconds, 3)),
            ("distance_m", Math.Round(tally.DistanceMeters)));
        return new EpisodeChange(change, null, state.Start, state.Point, state.Regions, end, severity, details);
    }

    private void End(SpeedingState state, SpeedingTally tally, ICollection<EpisodeChange> changes)
    {
        if (state.Believed is { } severity)
        {
            changes.Add(ChangeOf(AlertChange.Ended, state, tally, tally.Until, severity));
        }
        else if (tally.Until.Since(state.Start).TotalSeconds >= Options.MinimumDurationS)
        {
            // A sparse feed may have its only fix after the minimum duration below the limit already.
            changes.Add(ChangeOf(AlertChange.Raised, state, tally, tally.Until, SeverityOf(state.Excess)));
        }
    }

    private SpeedingState Raise(SpeedingState state, ICollection<EpisodeChange> changes)
    {
        var severity = SeverityOf(state.Excess);
        if (state.Believed is { } before)
        {
            if (severity <= before)
            {
                return state;
            }

            changes.Add(ChangeOf(AlertChange.Severity, state, state.Tally, null, severity));
            return state with { Believed = severity };
        }

        if (state.Tally.Until.Since(state.Start).TotalSeconds < Options.MinimumDurationS)
        {
            return state;
        }

        changes.Add(ChangeOf(AlertChange.Raised, state, state.Tally, null, severity));
        return state with { Believed = severity };
    }

    private SpeedingState? Slow(SpeedingState state, ICollection<EpisodeChange> changes)
    {
        var ending = state.Ending ?? state.Tally;
        if (state.Tally.Until.Since(ending.Until).TotalSeconds < Options.EndDelayS)
        {
            return state with { Ending = ending };
        }

        End(state, ending, changes);
        return null;
    }

    private Speed LimitOf(RuleContext context)
    {
        var limit = _limits[context.Vehicle.Class];
        foreach (var fence in context.Inside)
        {
            if (fence.SpeedLimit is { } fenceLimit && fenceLimit < limit)
            {
                limit = fenceLimit;
            }
        }

        return limit;
    }

    private Severity SeverityOf(double excess)
    {
        // The division leaves the excess of an exact 10 % a hair below 0.1: the bands are of the law's round figures.
        const double Rounding = 1e-9;
        return excess + Rounding >= Options.CriticalFrom ? Severity.Critical
            : excess + Rounding >= Options.MajorFrom ? Severity.Major
            : excess + Rounding >= Options.MinorFrom ? Severity.Minor
            : Severity.Info;
    }
}
