using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Stops;

/// <summary>
/// The vehicle stood longer than its class may. Starts at the first fix that stands; goes on while fixes lie within a
/// radius of it, whatever speed a drifting receiver reports; ends at the last fix within it, when one lies outside or
/// when a gap longer than the maximum follows. After such a gap at the same place a new stop begins: nobody knows
/// whether the vehicle stood all the time. <c>ignition_on_s</c> tells how long the ignition was on, where the source
/// says; a zero fix or a jump is passed over.
/// </summary>
[Rule("long-stop", Severity.Minor, Details = ["limit_s", "duration_s", "ignition_on_s"])]
public sealed class LongStopRule : Rule<LongStopOptions, LongStopState>
{
    private readonly ByClass<double> _limits;
    private readonly double _standingMetersPerSecond;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or a class has no limit.</exception>
    public LongStopRule(LongStopOptions options)
        : base(options)
    {
        _limits = new ByClass<double>(options.LimitsS, static seconds => seconds);
        _standingMetersPerSecond = Speed.FromKilometersPerHour(options.StandingUpToKmh).MetersPerSecond;
    }

    /// <inheritdoc/>
    public override LongStopState? Step(
        LongStopState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (!fix.IsPlaced)
        {
            return state;
        }

        var limitSeconds = _limits[context.Vehicle.Class];
        if (state is not null)
        {
            // While it stands, the last place is a fix of the stop.
            var last = context.LastPlaced!.Value.Time;
            if (fix.Time.Since(last).TotalSeconds <= Options.MaximumGapS
                && state.Point.MetersTo(fix.Point) <= Options.RadiusM)
            {
                return Stand(state, fix, limitSeconds, changes);
            }

            if (state.IsRaised)
            {
                changes.Add(ChangeOf(AlertChange.Ended, state, last, last, limitSeconds));
            }
        }

        var stands = fix.Speed is not { } speed || speed.MetersPerSecond <= _standingMetersPerSecond;
        return stands
            ? new LongStopState(
                fix.Time, fix.Point, fix.Regions, fix.Logged.Position.IgnitionOn, fix.Time, 0, false)
            : null;
    }

    private static LongStopState Stand(
        LongStopState state, in RuleFix fix, double limitSeconds, ICollection<EpisodeChange> changes)
    {
        if (fix.Logged.Position.IgnitionOn is { } ignition && ignition != state.Ignition)
        {
            state = state with
            {
                Ignition = ignition,
                IgnitionSince = fix.Time,
                IgnitionOnSeconds = OnSeconds(state, fix.Time) ?? 0,
            };
        }

        if (state.IsRaised || fix.Time.Since(state.Start).TotalSeconds < limitSeconds)
        {
            return state;
        }

        changes.Add(ChangeOf(AlertChange.Raised, state, fix.Time, null, limitSeconds));
        return state with { IsRaised = true };
    }

    private static double? OnSeconds(LongStopState state, DeviceTime until) => state.Ignition switch
    {
        null => null,
        true => state.IgnitionOnSeconds + until.Since(state.IgnitionSince).TotalSeconds,
        false => state.IgnitionOnSeconds,
    };

    private static EpisodeChange ChangeOf(
        AlertChange change, LongStopState state, DeviceTime until, DeviceTime? end, double limitSeconds)
    {
        var details = AlertDetails.Of(
            ("limit_s", limitSeconds),
            ("duration_s", Math.Round(until.Since(state.Start).TotalSeconds, 3)),
            ("ignition_on_s", OnSeconds(state, until) is { } seconds ? Math.Round(seconds, 3) : null));
        return new EpisodeChange(
            change, null, state.Start, state.Point, state.Regions, end, Severity.Minor, details);
    }
}
