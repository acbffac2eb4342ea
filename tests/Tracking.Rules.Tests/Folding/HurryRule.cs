using Tracking.Model.Alerts;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Tests.Folding;

/// <summary>The smallest rule there can be: an event at every fix above a speed.</summary>
[Rule("hurry", Severity.Info)]
public sealed class HurryRule(HurryOptions options) : Rule<HurryOptions, HurryState>(options)
{
    public override HurryState? Step(
        HurryState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (fix.Speed?.KilometersPerHour > Options.FasterThanKmh)
        {
            changes.Add(new EpisodeChange(
                AlertChange.Raised, null, fix.Time, fix.Point, fix.Regions, fix.Time, Severity.Info, AlertDetails.Empty));
        }

        return state;
    }
}
