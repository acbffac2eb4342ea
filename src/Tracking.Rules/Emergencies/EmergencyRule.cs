using Tracking.Model.Alerts;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Emergencies;

/// <summary>
/// The driver's emergency alarm is set. Raised at the first fix that says so, which does not wait for the reorder
/// window; ends at the first fix without the alarm, or at the last one with it before a gap longer than the maximum. A
/// fix that says nothing of the alarm counts as one without it. Where the fix has no place of its own (a zero fix, a
/// jump), the alert is at the last place that could be believed, and <c>located</c> is false. A fix flagged future is
/// judged by the rule for emergencies of a wrong clock.
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
        return state is null && !isSet
            ? null
            : EmergencyRun.Step(state, isSet, fix.Time, fix, context.LastPlaced, Options, changes);
    }
}
