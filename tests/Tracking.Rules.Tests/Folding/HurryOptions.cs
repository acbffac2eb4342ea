namespace Tracking.Rules.Tests.Folding;

/// <summary>The options of <see cref="HurryRule"/>.</summary>
public sealed record HurryOptions
{
    /// <summary>Km/h.</summary>
    public required double FasterThanKmh { get; init; }
}
