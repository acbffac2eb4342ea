using Tracking.Rules.Packs;

namespace Tracking.Rules.Borders;

/// <summary>When a vehicle that shows up in another region is believed to have crossed the border.</summary>
public sealed record BorderCrossingOptions
{
    /// <summary>
    /// Believed after this many seconds inside; time inside counts until the next fix elsewhere. Long enough that a
    /// road along the border does not flap, short enough that a patrol behind it hears in time.
    /// </summary>
    [OptionRange("s", 0, 3_600)]
    public required double MinimumInsideS { get; init; }

    /// <summary>
    /// Believed after this many metres between fixes inside: position error and border error are well below.
    /// </summary>
    [OptionRange("m", 0, 100_000)]
    public required double MinimumInsideM { get; init; }
}
