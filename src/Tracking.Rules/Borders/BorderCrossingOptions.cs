namespace Tracking.Rules.Borders;

/// <summary>When a vehicle that shows up in another region is believed to have crossed the border.</summary>
public sealed record BorderCrossingOptions
{
    /// <summary>
    /// Believed after this many seconds inside, 0 to 3,600; time inside counts until the next fix elsewhere. Long
    /// enough that a road along the border does not flap, short enough that a patrol behind it hears in time.
    /// </summary>
    public required double MinimumInsideS { get; init; }

    /// <summary>
    /// Believed after this many metres between fixes inside, 0 to 100,000: position error and border error are well
    /// below.
    /// </summary>
    public required double MinimumInsideM { get; init; }
}
