namespace Orleans.Concurrency;

/// <summary>Lets calls of methods marked so interleave with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
