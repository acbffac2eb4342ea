using Tracking.Geo.Fences;
using Tracking.Model.Drivers;
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
    /// <summary>
    /// What the fold itself flags: a re-fold reads positions with what the fold before it set, and is to find it anew.
    /// </summary>
    public const QualityFlags SetHere = QualityFlags.Jump | QualityFlags.Frozen;

    private readonly RuleSet _rules;
    private readonly FenceLookup _fences;
    private readonly DriverLookup _drivers;
    private readonly List<EpisodeChange> _changes = [];

    /// <summary>Makes a fold over these rules, fences and sign-ons at the vehicle.</summary>
    public Fold(RuleSet rules, FenceSet fences, params IReadOnlyList<SignEvent> signs)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _fences = new FenceLookup(fences);
        _drivers = new DriverLookup(signs);
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
        var book = new EpisodeBook(state, _rules, _rules.Rules, vehicle, decided, _drivers, logged.Offset);
        for (var place = 0; place < _rules.Rules.Count; place++)
        {
            var after = _rules.Rules[place].StepUntyped(book.StateOf(place), fix, context, _changes);
            book.Write(place, after, _changes, fix.Time);
        }

        return book.Close(jump, fix.IsPlaced ? KnownPlace.Of(fix) : state.LastPlaced);
    }
}
