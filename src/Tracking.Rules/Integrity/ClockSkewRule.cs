using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>
/// The terminal's clock is ahead: fix after fix comes in before the time it claims. Since its own clock is what is wrong,
/// the episode's start and end are of ours. A good fix is a live one whose time is not ahead; back-fill says nothing
/// about the clock and is passed over. A clock that is behind cannot be told from a fix that comes late and is never
/// judged.
/// </summary>
[Rule("clock-skew", Severity.Minor, Details = ["ahead_s", "fixes"])]
public sealed class ClockSkewRule : ArrivalRule<ClockSkewOptions, ClockSkewState>
{
    private readonly BadRunOptions _run;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public ClockSkewRule(ClockSkewOptions options)
        : base(options) => _run = new BadRunOptions
        {
            BelievedAfterFixes = options.BelievedAfterFixes,
            BelievedAfterS = options.BelievedAfterS,
            EndAfterS = options.EndAfterS,
        };

    /// <inheritdoc/>
    public override ClockSkewState? Step(
        ClockSkewState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if ((fix.Flags & QualityFlags.Stale) != 0)
        {
            return state;
        }

        var received = fix.Logged.ReceivedAt;
        var aheadSeconds = -received.AgeOf(fix.Time).TotalSeconds;
        var isAhead = aheadSeconds > Options.ToleranceS;
        if (state is null && !isAhead)
        {
            return null;
        }

        var lastAheadSeconds = state?.AheadSeconds ?? aheadSeconds;
        var place = fix.Point.IsZero ? context.LastPlaced ?? KnownPlace.Of(fix) : KnownPlace.Of(fix);
        var run = BadRuns.Step(
            state?.Run,
            isAhead,
            received.AsTimeOfARightClock(),
            place,
            _run,
            (change, run, end) => ChangeOf(
                change, run, end, change == AlertChange.Raised ? aheadSeconds : lastAheadSeconds),
            changes);
        return run is null ? null
            : ReferenceEquals(run, state?.Run) ? state
            : new ClockSkewState(run, isAhead ? aheadSeconds : lastAheadSeconds);
    }

    private static EpisodeChange ChangeOf(AlertChange change, BadRun run, DeviceTime? end, double aheadSeconds) =>
        new(
            change,
            null,
            run.Start,
            run.Point,
            run.Regions,
            end,
            Severity.Minor,
            AlertDetails.Of(("ahead_s", Math.Round(aheadSeconds)), ("fixes", run.Fixes)));
}
