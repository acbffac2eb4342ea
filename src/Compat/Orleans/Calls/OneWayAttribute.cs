namespace Orleans.Concurrency;

/// <summary>Sends without waiting for completion; failures are only logged.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
