namespace Orleans.Concurrency;

/// <summary>Lets calls of this grain class interleave at every await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
