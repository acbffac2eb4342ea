using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>
/// A rule about what came in and when, by our clock: it takes every position in the order of the log, at once, and the
/// ticks that say that nothing came. The order of the log never changes afterwards, so late data folds nothing again:
/// what was true about arrival stays true.
/// </summary>
/// <typeparam name="TOptions">Its limits and windows.</typeparam>
/// <typeparam name="TState">What it must remember of one vehicle.</typeparam>
public abstract class ArrivalRule<TOptions, TState> : Rule<TOptions, TState>
    where TOptions : class
    where TState : class
{
    /// <summary>Makes the rule with its options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside the range that it declares.</exception>
    protected ArrivalRule(TOptions options)
        : base(options)
    {
    }

    internal sealed override bool IsOfArrival => true;

    /// <summary>Judges that nothing more came up to an instant.</summary>
    /// <param name="state">What the step before returned.</param>
    /// <param name="now">The instant, from the log.</param>
    /// <param name="vehicle">The vehicle as it was registered then.</param>
    /// <param name="changes">Where to put what changed about the rule's episodes.</param>
    /// <returns>The state for the next step.</returns>
    protected virtual TState? Tick(
        TState? state, ReceivedAt now, Vehicle vehicle, ICollection<EpisodeChange> changes) => state;

    /// <summary>When the rule wants a tick if nothing comes until then, or null for none.</summary>
    /// <param name="state">What the step before returned.</param>
    /// <param name="vehicle">The vehicle as it is registered.</param>
    /// <param name="listeningSince">Silence before this is ours: nobody was there to hear.</param>
    protected virtual ReceivedAt? TickDue(TState state, Vehicle vehicle, ReceivedAt listeningSince) => null;

    internal sealed override object? TickUntyped(
        object? state, ReceivedAt now, Vehicle vehicle, ICollection<EpisodeChange> changes) =>
        Tick((TState?)state, now, vehicle, changes);

    internal sealed override ReceivedAt? TickDueUntyped(object state, Vehicle vehicle, ReceivedAt listeningSince) =>
        TickDue((TState)state, vehicle, listeningSince);
}
