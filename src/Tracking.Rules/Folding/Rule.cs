using System.Text.Json;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

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
    public string Id => Declared.Id;

    /// <summary>What its class declares of it.</summary>
    public RuleAttribute Declared { get; internal set; } = new("");

    internal abstract object? StepUntyped(
        object? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes);

    /// <summary>Whether it judges in the order of arrival, and not in that of device time.</summary>
    internal virtual bool IsOfArrival => false;

    internal virtual object? TickUntyped(
        object? state, ReceivedAt now, Vehicle vehicle, ICollection<EpisodeChange> changes) => state;

    internal virtual ReceivedAt? TickDueUntyped(object state, Vehicle vehicle, ReceivedAt listeningSince) => null;

    internal abstract void WriteState(Utf8JsonWriter writer, object state);

    internal abstract object? ReadState(JsonElement state);
}
