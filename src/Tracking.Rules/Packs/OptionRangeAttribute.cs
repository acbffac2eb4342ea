namespace Tracking.Rules.Packs;

/// <summary>
/// The unit and range of a rule's option: checked when the rule is made, and shown in the catalogue. On an option by
/// vehicle class it holds for each class, and every class must be there.
/// </summary>
/// <param name="unit">The unit, as in the last word of the option's name; empty for a bare number.</param>
/// <param name="minimum">The least value.</param>
/// <param name="maximum">The greatest value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionRangeAttribute(string unit, double minimum, double maximum) : Attribute
{
    /// <summary>The unit; empty for a bare number.</summary>
    public string Unit { get; } = unit;

    /// <summary>The least value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The greatest value.</summary>
    public double Maximum { get; } = maximum;
}
