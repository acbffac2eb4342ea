using System.Collections.Immutable;
using Tracking.Model.Alerts;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Borders;

/// <summary>
/// The vehicle crossed a border: it is believed to be in another region of the same level than before. Starts at the
/// first fix inside and is over at once; believed after some time or some distance inside, where time inside counts
/// until the next fix elsewhere. A fix at no region (at sea, outside the set) keeps the last region; a zero fix or a
/// jump moves nothing. The first region a vehicle is ever seen in is no crossing.
/// </summary>
[Rule("border-crossing", Severity.Info, Details = ["from", "to", "level"])]
public sealed class BorderCrossingRule : Rule<BorderCrossingOptions, BorderCrossingState>
{
    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public BorderCrossingRule(BorderCrossingOptions options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override BorderCrossingState? Step(
        BorderCrossingState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (!fix.IsPlaced || (state is not null && !state.Settled.IsEmpty && state.Settled == fix.Regions))
        {
            return state;
        }

        var levels = state?.Levels ?? ImmutableSortedDictionary.Create<string, LevelState>(StringComparer.Ordinal);
        var next = levels;
        foreach (var (level, code) in fix.Regions.Regions())
        {
            next = Set(next, level, StepLevel(level, levels.GetValueOrDefault(level), code, fix, changes));
        }

        foreach (var (level, before) in levels)
        {
            if (before.Entered is not null && !fix.Regions.HasLevel(level))
            {
                next = Set(next, level, StepLevel(level, before, null, fix, changes));
            }
        }

        var isSettled = next.Values.All(static level => level.Entered is null);
        return new BorderCrossingState(next, isSettled ? fix.Regions : default);
    }

    private static ImmutableSortedDictionary<string, LevelState> Set(
        ImmutableSortedDictionary<string, LevelState> levels, string level, LevelState? next) =>
        next is null || ReferenceEquals(levels.GetValueOrDefault(level), next) ? levels : levels.SetItem(level, next);

    private LevelState? StepLevel(
        string level, LevelState? before, string? code, in RuleFix fix, ICollection<EpisodeChange> changes)
    {
        if (before is null)
        {
            return code is null ? null : new LevelState(code, null);
        }

        var now = before.Entered is { } entered ? Settle(level, before, entered, code, fix, changes) : before;
        return code is null || code == now.Code || now.Entered is not null
            ? now
            : now with { Entered = new Candidate(code, fix.Time, fix.Point, fix.Regions, fix.Point, 0) };
    }

    /// <summary>Decides about a region that seems to have been entered, now that there is one more fix.</summary>
    private LevelState Settle(
        string level,
        LevelState before,
        Candidate entered,
        string? code,
        in RuleFix fix,
        ICollection<EpisodeChange> changes)
    {
        var stays = code == entered.Code;
        var now = stays
            ? entered with
            {
                LastPoint = fix.Point,
                InsideMeters = entered.InsideMeters + entered.LastPoint.MetersTo(fix.Point),
            }
            : entered;
        var believed = fix.Time.Since(entered.Start).TotalSeconds >= Options.MinimumInsideS
            || now.InsideMeters >= Options.MinimumInsideM;
        if (!believed)
        {
            return before with { Entered = stays ? now : null };
        }

        changes.Add(Crossing(level, before.Code, now));
        return new LevelState(entered.Code, null);
    }

    private static EpisodeChange Crossing(string level, string from, Candidate entered) =>
        new(
            AlertChange.Raised,
            entered.Code,
            entered.Start,
            entered.Point,
            entered.Regions,
            entered.Start,
            Severity.Info,
            AlertDetails.Of(("from", from), ("to", entered.Code), ("level", level)))
        {
            AlsoConcerns = [from],
        };
}
