namespace Tracking.Rules.Folding;

/// <summary>
/// Makes a class a rule: it is found by scanning, and its options are the section of this id in the rule pack.
/// </summary>
/// <param name="id">The rule's stable id, as alerts carry it: lower-case words joined by hyphens.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RuleAttribute(string id) : Attribute
{
    /// <summary>The rule's stable id.</summary>
    public string Id { get; } = id;
}
