namespace Orleans.Concurrency;

/// <summary>Shorthand for wrapping a value in <see cref="Immutable{T}"/>.</summary>
public static class ImmutableExtensions
{
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}
