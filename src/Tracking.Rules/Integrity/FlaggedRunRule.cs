using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>A rule that makes episodes of runs of fixes with one quality flag.</summary>
public abstract class FlaggedRunRule : Rule<BadRunOptions, BadRun>
{
    private readonly QualityFlags _flag;

    private protected FlaggedRunRule(BadRunOptions options, QualityFlags flag)
        : base(options) => _flag = flag;

    /// <inheritdoc/>
    public sealed override BadRun? Step(
        BadRun? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        var isBad = (fix.Flags & _flag) != 0;
        if (state is null && !isBad)
        {
            return null;
        }

        var place = context.LastPlaced ?? KnownPlace.Of(fix);
        return BadRuns.Step(state, isBad, fix.Time, place, Options, ChangeOf, changes);
    }

    private static EpisodeChange ChangeOf(AlertChange change, BadRun run, DeviceTime? end) =>
        new(
            change,
            null,
            run.Start,
            run.Point,
            run.Regions,
            end,
            Severity.Minor,
            AlertDetails.Of(("fixes", run.Fixes)));
}
