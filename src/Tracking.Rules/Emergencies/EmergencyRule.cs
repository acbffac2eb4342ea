using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Emergencies;

/// <summary>
/// The driver's emergency alarm is set. Raised at the first fix that says so, which does not wait for the reorder
/// window; ends at the first fix without the alarm, or at the last one with it before a gap longer than the maximum. A
/// fix that says nothing of the alarm counts as one without it. Where the fix has no place of its own (a zero fix, a
/// jump), the alert is at the last place that could be believed, and <c>located</c> is false.
/// </summary>
[Rule(EmergencyRule.RuleId, Severity.Critical, Details = ["located", "duration_s"])]
public sealed class EmergencyRule : Rule<EmergencyOptions, EmergencyState>
{
    /// <summary>The rule's id: a host lets the fixes that it would raise at once go before others.</summary>
    public const string RuleId = "emergency";

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public EmergencyRule(EmergencyOptions options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override EmergencyState? Step(
        EmergencyState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        var isSet = fix.Logged.Position.Emergency is true;
        if (state is not null && fix.Time.Since(state.Seen).TotalSeconds > Options.MaximumGapS)
        {
            changes.Add(ChangeOf(AlertChange.Ended, state, state.Ending ?? state.Last));
            state = null;
        }

        if (state is null)
        {
            return isSet ? Raise(fix, context, changes) : null;
        }

        if (isSet)
        {
            return state with { Last = fix.Time, Seen = fix.Time, Ending = null };
        }

        var ending = state.Ending ?? fix.Time;
        if (fix.Time.Since(ending).TotalSeconds < Options.EndDelayS)
        {
            return state with { Seen = fix.Time, Ending = ending };
        }

        changes.Add(ChangeOf(AlertChange.Ended, state, ending));
        return null;
    }

    private static EmergencyState Raise(in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        var place = fix.IsPlaced ? KnownPlace.Of(fix) : context.LastPlaced ?? KnownPlace.Of(fix);
        var state = new EmergencyState(
            fix.Time, place.Point, place.Regions, fix.IsPlaced, fix.Time, fix.Time, null);
        changes.Add(ChangeOf(AlertChange.Raised, state, null));
        return state;
    }

    private static EpisodeChange ChangeOf(AlertChange change, EmergencyState state, DeviceTime? end)
    {
        var details = end is { } over
            ? AlertDetails.Of(
                ("located", state.IsLocated), ("duration_s", Math.Round(over.Since(state.Start).TotalSeconds, 3)))
            : AlertDetails.Of(("located", state.IsLocated));
        return new EpisodeChange(
            change, null, state.Start, state.Point, state.Regions, end, Severity.Critical, details);
    }
}
