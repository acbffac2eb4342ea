using Tracking.Rules.Packs;

namespace Tracking.Rules.Integrity;

/// <summary>When a place that does not change is taken for a frozen receiver.</summary>
public sealed record FrozenOptions
{
    /// <summary>
    /// Believed once frozen fixes, three at least, have followed each other for this long without a good one between.
    /// </summary>
    [OptionRange("s", 0, 86_400)]
    public required double BelievedAfterS { get; init; }

    /// <summary>The run is over when no frozen fix came for longer than this.</summary>
    [OptionRange("s", 1, 86_400)]
    public required double EndAfterS { get; init; }

    /// <summary>
    /// A dead stop: from at least this speed to below 1 km/h between two fixes that are at most stop_within_s apart.
    /// </summary>
    [OptionRange("km/h", 1, 200)]
    public required double StopFromKmh { get; init; }

    /// <summary>No vehicle brakes to a stand within this time from stop_from_kmh.</summary>
    [OptionRange("s", 0, 60)]
    public required double StopWithinS { get; init; }

    /// <summary>A leap is at least this long and faster than 60 m/s from the last fix at the old place.</summary>
    [OptionRange("m", 1, 10_000)]
    public required double LeapM { get; init; }

    /// <summary>A dead stop that lasted shorter, or was not ended by a leap, is no freeze.</summary>
    [OptionRange("s", 0, 3_600)]
    public required double ShortestFreezeS { get; init; }

    /// <summary>
    /// A dead stop that lasted longer is taken for a stand, and the leap after it for a receiver that woke up.
    /// </summary>
    [OptionRange("s", 1, 86_400)]
    public required double LongestFreezeS { get; init; }
}
