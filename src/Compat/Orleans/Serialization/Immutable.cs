namespace Orleans.Concurrency;

/// <summary>Wraps an argument whose type is mutable but which nobody will change.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct Immutable<T>(T value)
{
    [Id(0)]
    public readonly T Value = value;
}
