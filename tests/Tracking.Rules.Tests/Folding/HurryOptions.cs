using Tracking.Rules.Packs;

namespace Tracking.Rules.Tests.Folding;

/// <summary>The options of <see cref="HurryRule"/>.</summary>
public sealed record HurryOptions
{
    /// <summary>Faster than this is a hurry.</summary>
    [OptionRange("km/h", 1, 300)]
    public required double FasterThanKmh { get; init; }
}
