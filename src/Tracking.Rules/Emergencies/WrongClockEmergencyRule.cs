using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Emergencies;

/// <summary>
/// The driver's emergency alarm is set, on a terminal whose clock is so far ahead that its fixes are flagged future and no
/// other rule judges them: a wrong clock must not silence an emergency. Judged in the order of arrival, with start and end
/// by our clock; ends at the first fix without the alarm or with a right clock (from which on the other rule judges), or
/// at the last one with it before a gap longer than the maximum.
/// </summary>
[Rule("emergency-wrong-clock", Severity.Critical, Details = ["located", "duration_s"])]
public sealed class WrongClockEmergencyRule : ArrivalRule<EmergencyOptions, EmergencyState>
{
    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public WrongClockEmergencyRule(EmergencyOptions options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override EmergencyState? Step(
        EmergencyState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        var isSet = fix.Logged.Position.Emergency is true && (fix.Flags & QualityFlags.Future) != 0;
        if (!isSet && (state is null || (fix.Flags & QualityFlags.Stale) != 0))
        {
            // Back-fill is about another time.
            return state;
        }

        var time = fix.Logged.ReceivedAt.AsTimeOfARightClock();
        return EmergencyRun.Step(state, isSet, time, fix, context.LastPlaced, Options, changes);
    }
}
