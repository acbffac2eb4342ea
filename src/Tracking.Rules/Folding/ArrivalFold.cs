using System.Collections.Immutable;
using Tracking.Model.Drivers;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>
/// Folds one vehicle's positions and ticks, in the order of its log, through the rules of arrival. Not thread-safe.
/// </summary>
public sealed class ArrivalFold
{
    private readonly RuleSet _rules;
    private readonly DriverLookup _drivers;
    private readonly List<EpisodeChange> _changes = [];

    /// <summary>Makes a fold over the rules of arrival of this set, and the sign-ons at the vehicle.</summary>
    public ArrivalFold(RuleSet rules, params IReadOnlyList<SignEvent> signs)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _drivers = new DriverLookup(signs);
    }

    /// <summary>Judges that a position came.</summary>
    /// <param name="state">What the step before gave.</param>
    /// <param name="logged">The next position of the log.</param>
    /// <param name="vehicle">The vehicle as registered at the position's offset.</param>
    /// <param name="decided">Where to put the revisions that follow.</param>
    public FoldState Step(
        FoldState state, LoggedPosition logged, Vehicle vehicle, ICollection<DecidedRevision> decided)
    {
        ArgumentNullException.ThrowIfNull(state);
        var fix = new RuleFix(logged, logged.Flags);
        var context = new RuleContext(vehicle, [], NoFences.Instance, state.LastPlaced);
        var book = new EpisodeBook(state, _rules, _rules.ArrivalRules, vehicle, decided, _drivers, logged.Offset);
        for (var place = 0; place < _rules.ArrivalRules.Count; place++)
        {
            var after = _rules.ArrivalRules[place].StepUntyped(book.StateOf(place), fix, context, _changes);
            book.Write(place, after, _changes, fix.Time);
        }

        // A clock that runs ahead says nothing about the place; the claimed time is of no use, though.
        return book.Close(state.Jump, fix.IsPlaced ? KnownPlace.Of(fix) : state.LastPlaced);
    }

    /// <summary>Judges that nothing more came up to an instant of our clock.</summary>
    /// <param name="state">What the step before gave.</param>
    /// <param name="now">The instant, from the log.</param>
    /// <param name="tick">The tick's offset.</param>
    /// <param name="vehicle">The vehicle as registered at the tick's offset.</param>
    /// <param name="decided">Where to put the revisions that follow.</param>
    public FoldState Tick(
        FoldState state, ReceivedAt now, LogOffset tick, Vehicle vehicle, ICollection<DecidedRevision> decided)
    {
        ArgumentNullException.ThrowIfNull(state);
        var book = new EpisodeBook(state, _rules, _rules.ArrivalRules, vehicle, decided, _drivers, tick);
        for (var place = 0; place < _rules.ArrivalRules.Count; place++)
        {
            var after = _rules.ArrivalRules[place].TickUntyped(book.StateOf(place), now, vehicle, _changes);
            book.Write(place, after, _changes, state.LastPlaced?.Time ?? DeviceTime.MinValue);
        }

        return book.Close(state.Jump, state.LastPlaced);
    }

    /// <summary>When the first of the rules wants a tick if nothing comes until then, or null for none.</summary>
    /// <param name="state">What the last step gave.</param>
    /// <param name="vehicle">The vehicle as it is registered.</param>
    /// <param name="listeningSince">Silence before this does not count.</param>
    public ReceivedAt? TickDue(FoldState state, Vehicle vehicle, ReceivedAt listeningSince)
    {
        ArgumentNullException.ThrowIfNull(state);
        ReceivedAt? first = null;
        for (var place = 0; place < state.RuleStates.Length; place++)
        {
            if (state.RuleStates[place] is { } ruleState
                && _rules.ArrivalRules[place].TickDueUntyped(ruleState, vehicle, listeningSince) is { } due
                && (first is not { } before || due.CompareTo(before) < 0))
            {
                first = due;
            }
        }

        return first;
    }

    private sealed class NoFences : IStandingFences
    {
        public static readonly NoFences Instance = new();

        public bool Holds(string fenceId) => false;
    }
}
