namespace Orleans.Runtime;

/// <summary>
/// Names the state and the provider of an <see cref="IPersistentState{TState}"/> constructor parameter.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    public string StateName { get; } = stateName ?? throw new ArgumentNullException(nameof(stateName));

    public string? StorageName { get; } = storageName;
}
