using System.Text.Json;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Folding;

/// <summary>
/// A rule: one pure step from a state and one fix to the next state. It reads no clock, does no I/O and keeps nothing
/// between steps but the state it returns; the host owns the loop, the time and the order.
/// </summary>
/// <typeparam name="TOptions">Its limits and windows: the rule pack's section, with a default, range and reason
/// each.</typeparam>
/// <typeparam name="TState">What it must remember of one vehicle: an immutable record that survives a JSON round
/// trip.</typeparam>
public abstract class Rule<TOptions, TState> : Rule
    where TOptions : class
    where TState : class
{
    /// <summary>Makes the rule with its options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside the range that it declares.</exception>
    protected Rule(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionRanges.Check(options);
        Options = options;
    }

    /// <summary>The options of the rule pack.</summary>
    protected TOptions Options { get; }

    /// <summary>Judges one fix.</summary>
    /// <param name="state">What the step before returned; null at first.</param>
    /// <param name="fix">The next fix in device-time order.</param>
    /// <param name="context">What else holds at this fix.</param>
    /// <param name="changes">Where to put what changed about the rule's episodes.</param>
    /// <returns>
    /// The state for the next step; the same object when nothing changed, null when there is nothing to remember.
    /// </returns>
    public abstract TState? Step(
        TState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes);

    internal sealed override object? StepUntyped(
        object? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes) =>
        Step((TState?)state, fix, context, changes);

    internal sealed override void WriteState(Utf8JsonWriter writer, object state) =>
        JsonSerializer.Serialize(writer, (TState)state, StateJson.Options);

    internal sealed override object? ReadState(JsonElement state) => state.Deserialize<TState>(StateJson.Options);
}
