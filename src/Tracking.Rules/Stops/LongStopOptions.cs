using Tracking.Rules.Packs;

namespace Tracking.Rules.Stops;

/// <summary>How long a vehicle may stand, and what standing is.</summary>
public sealed record LongStopOptions
{
    /// <summary>Standing longer than this is too long, by vehicle class.</summary>
    [OptionRange("s", 60, 604_800)]
    public required IReadOnlyDictionary<string, double> LimitsS { get; init; }

    /// <summary>
    /// A stop begins at a fix that reports no higher speed than this; a fix that reports none may begin one too.
    /// </summary>
    [OptionRange("km/h", 0, 20)]
    public required double StandingUpToKmh { get; init; }

    /// <summary>
    /// The vehicle stands while its fixes lie within this distance of the first: a parked receiver drifts.
    /// </summary>
    [OptionRange("m", 10, 5_000)]
    public required double RadiusM { get; init; }

    /// <summary>
    /// A longer stretch without a place ends the stop at the last fix before it: silence does not prove that it stood.
    /// </summary>
    [OptionRange("s", 1, 86_400)]
    public required double MaximumGapS { get; init; }
}
