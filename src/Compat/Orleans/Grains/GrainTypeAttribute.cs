namespace Orleans;

/// <summary>Names the grain class in grain ids, instead of the class name without its suffix "Grain".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string GrainType { get; } = grainType;
}
