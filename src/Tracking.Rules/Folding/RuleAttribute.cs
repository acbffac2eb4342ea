using Tracking.Model.Alerts;

namespace Tracking.Rules.Folding;

/// <summary>
/// Makes a class a rule: it is found by scanning, and its options are the section of this id in the rule pack. The
/// catalogue (deploy/rulepacks/CATALOGUE.md) takes what it says from here and from the doc comments.
/// </summary>
/// <param name="id">The rule's stable id, as alerts carry it: lower-case words joined by hyphens.</param>
/// <param name="severities">Every severity that its alerts can have, from the least to the greatest.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RuleAttribute(string id, params Severity[] severities) : Attribute
{
    /// <summary>The rule's stable id.</summary>
    public string Id { get; } = id;

    /// <summary>Every severity that its alerts can have, from the least to the greatest.</summary>
    public IReadOnlyList<Severity> Severities { get; } = severities;

    /// <summary>The names of the details that its alerts can carry, in their order.</summary>
    public string[] Details { get; init; } = [];
}
