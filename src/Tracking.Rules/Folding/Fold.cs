using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Tracking.Geo.Fences;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Quality;

namespace Tracking.Rules.Folding;

/// <summary>
/// Folds one vehicle's fixes, in judging order, through jump detection and every rule. Not thread-safe: one fold serves
/// one vehicle's turn. It keeps no state of the vehicle itself; that goes in and comes out.
/// </summary>
public sealed class Fold
{
    // A re-fold reads positions with the flags that the fold before it set, and is to find them anew.
    private const QualityFlags SetHere = QualityFlags.Jump | QualityFlags.Frozen;

    private readonly RuleSet _rules;
    private readonly FenceLookup _fences;
    private readonly List<EpisodeChange> _changes = [];

    /// <summary>Makes a fold over these rules and fences.</summary>
    public Fold(RuleSet rules, FenceSet fences)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _fences = new FenceLookup(fences);
    }

    /// <summary>Judges the next fix.</summary>
    /// <param name="state">What the step before gave.</param>
    /// <param name="logged">The next position in judging order; one flagged future is passed over.</param>
    /// <param name="vehicle">The vehicle as registered at the position's offset.</param>
    /// <param name="decided">Where to put the revisions that follow.</param>
    /// <param name="added">The flags that the fold adds to those the position was stored with.</param>
    public FoldState Step(
        FoldState state,
        LoggedPosition logged,
        Vehicle vehicle,
        ICollection<DecidedRevision> decided,
        out QualityFlags added)
    {
        ArgumentNullException.ThrowIfNull(state);
        added = QualityFlags.None;
        if ((logged.Flags & QualityFlags.Future) != 0)
        {
            return state;
        }

        var jump = state.Jump;
        if ((logged.Flags & QualityFlags.Zero) == 0)
        {
            (jump, var isJump) = JumpDetector.Step(jump, logged.Position.DeviceTime, logged.Position.Point);
            added = isJump ? QualityFlags.Jump
                : FrozenDetector.IsFrozen(state.LastPlaced, logged) ? QualityFlags.Frozen
                : QualityFlags.None;
        }

        var fix = new RuleFix(logged, (logged.Flags & ~SetHere) | added);
        _fences.LookUp(fix, vehicle);
        var context = new RuleContext(vehicle, _fences.Inside, _fences, state.LastPlaced) { Resting = _fences.Resting };
        var (states, open, closed) = (state.RuleStates, state.Open, state.Closed);
        object?[]? changed = null;
        for (var i = 0; i < _rules.Rules.Count; i++)
        {
            var rule = _rules.Rules[i];
            var before = i < states.Length ? states[i] : null;
            var after = rule.StepUntyped(before, fix, context, _changes);
            if (!ReferenceEquals(before, after))
            {
                // An array, copied once a fix: a dictionary costs more than all the rules' own work.
                changed ??= CopyOf(states);
                changed[i] = after;
            }

            foreach (var change in _changes)
            {
                var revision = Decide(ref open, rule.Id, change, vehicle);
                decided.Add(new DecidedRevision(revision, fix.Time, change.AlsoConcerns));
                closed = revision.State == AlertState.Closed ? Keep(closed, revision.Id) : closed;
            }

            _changes.Clear();
        }

        states = changed is null ? states : ImmutableCollectionsMarshal.AsImmutableArray(changed);
        return new FoldState(states, jump, fix.IsPlaced ? KnownPlace.Of(fix) : state.LastPlaced, open, closed);
    }

    private static ImmutableArray<AlertId> Keep(ImmutableArray<AlertId> closed, AlertId id) =>
        (closed.Length < FoldState.ClosedKept ? closed : closed.RemoveAt(0)).Add(id);

    private static int IndexOf(ImmutableArray<OpenEpisode> open, AlertId id)
    {
        for (var i = 0; i < open.Length; i++)
        {
            if (open[i].Last.Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private object?[] CopyOf(ImmutableArray<object?> states)
    {
        var copy = new object?[_rules.Rules.Count];
        states.CopyTo(copy);
        return copy;
    }

    private AlertRevision Decide(
        ref ImmutableArray<OpenEpisode> open, string rule, EpisodeChange change, Vehicle vehicle)
    {
        var id = AlertId.Of(vehicle.Id.Value, rule, change.Object, change.Start);
        var index = IndexOf(open, id);
        var revision = new AlertRevision(
            id,
            index < 0 ? 1 : open[index].Last.Number + 1,
            change.Change,
            change.End is null ? AlertState.Open : AlertState.Closed,
            change.Severity,
            vehicle.Id,
            $"unknown@{vehicle.Id}",
            rule,
            change.Object,
            change.Start,
            change.End,
            change.Point,
            change.Regions,
            _rules.Label,
            change.Details,
            null);
        if (revision.State == AlertState.Open)
        {
            var episode = new OpenEpisode(revision, change.AlsoConcerns);
            open = index < 0 ? open.Add(episode) : open.SetItem(index, episode);
        }
        else if (index >= 0)
        {
            open = open.RemoveAt(index);
        }

        return revision;
    }
}
