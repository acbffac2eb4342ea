using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Quality;

namespace Tracking.Rules.Folding;

/// <summary>
/// One step's changes to a fold's state: the rules' new states, and their episodes with identity and numbers.
/// </summary>
internal ref struct EpisodeBook(
    FoldState before,
    RuleSet set,
    IReadOnlyList<Rule> rules,
    Vehicle vehicle,
    ICollection<DecidedRevision> decided,
    DriverLookup drivers,
    LogOffset knownAt)
{
    private ImmutableArray<OpenEpisode> _open = before.Open;
    private ImmutableArray<AlertId> _closed = before.Closed;
    private object?[]? _states;

    /// <summary>The state of the rule at this place before the step.</summary>
    public readonly object? StateOf(int place) =>
        place < before.RuleStates.Length ? before.RuleStates[place] : null;

    /// <summary>Takes in what a rule's step gave, and clears the list of its changes.</summary>
    public void Write(int place, object? state, List<EpisodeChange> changes, DeviceTime judgedAt)
    {
        if (!ReferenceEquals(StateOf(place), state))
        {
            // An array, copied once a step: a dictionary costs more than all the rules' own work.
            _states ??= CopyOf(before.RuleStates);
            _states[place] = state;
        }

        foreach (var change in changes)
        {
            var revision = Decide(rules[place].Id, change);
            decided.Add(new DecidedRevision(revision, judgedAt, change.AlsoConcerns));
            _closed = revision.State == AlertState.Closed ? Keep(_closed, revision.Id) : _closed;
        }

        changes.Clear();
    }

    /// <summary>The state after the step.</summary>
    public readonly FoldState Close(JumpState? jump, KnownPlace? lastPlaced) => new(
        _states is null ? before.RuleStates : ImmutableCollectionsMarshal.AsImmutableArray(_states),
        jump,
        lastPlaced,
        _open,
        _closed)
    {
        Motion = before.Motion,
    };

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

    private readonly object?[] CopyOf(ImmutableArray<object?> states)
    {
        var copy = new object?[rules.Count];
        states.CopyTo(copy);
        return copy;
    }

    private AlertRevision Decide(string rule, EpisodeChange change)
    {
        var id = AlertId.Of(vehicle.Id.Value, rule, change.Object, change.Start);
        var index = IndexOf(_open, id);
        var revision = new AlertRevision(
            id,
            index < 0 ? 1 : _open[index].Last.Number + 1,
            change.Change,
            change.End is null ? AlertState.Open : AlertState.Closed,
            change.Severity,
            vehicle.Id,
            // Who was at the wheel when it began; once raised, an alert keeps its driver.
            index < 0 ? drivers.At(vehicle.Id, change.Start, knownAt) : _open[index].Last.Driver,
            rule,
            change.Object,
            change.Start,
            change.End,
            change.Point,
            change.Regions,
            set.Label,
            change.Details,
            null);
        if (revision.State == AlertState.Open)
        {
            var episode = new OpenEpisode(revision, change.AlsoConcerns);
            _open = index < 0 ? _open.Add(episode) : _open.SetItem(index, episode);
        }
        else if (index >= 0)
        {
            _open = _open.RemoveAt(index);
        }

        return revision;
    }
}
