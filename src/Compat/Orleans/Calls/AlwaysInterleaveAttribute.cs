namespace Orleans.Concurrency;

/// <summary>Lets the call start at any await of another one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
