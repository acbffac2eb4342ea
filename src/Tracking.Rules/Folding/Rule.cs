using System.Text.Json;

namespace Tracking.Rules.Folding;

/// <summary>
/// A rule as the host sees it, with its state untyped. Rules derive from <see cref="Rule{TOptions,TState}"/>.
/// </summary>
public abstract class Rule
{
    private protected Rule()
    {
    }

    /// <summary>The rule's stable id.</summary>
    public string Id { get; internal set; } = "";

    internal abstract object? StepUntyped(
        object? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes);

    internal abstract void WriteState(Utf8JsonWriter writer, object state);

    internal abstract object? ReadState(JsonElement state);
}
