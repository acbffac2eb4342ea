using Tracking.Rules.Packs;

namespace Tracking.Rules.Speeding;

/// <summary>Limits and windows of the speeding rule.</summary>
public sealed record SpeedingOptions
{
    /// <summary>The limit by vehicle class.</summary>
    [OptionRange("km/h", 10, 200)]
    public required IReadOnlyDictionary<string, double> LimitsKmh { get; init; }

    /// <summary>An episode starts above limit + margin.</summary>
    [OptionRange("km/h", 0, 50)]
    public required double MarginKmh { get; init; }

    /// <summary>Believed once it has lasted this many seconds.</summary>
    [OptionRange("s", 0, 3_600)]
    public required double MinimumDurationS { get; init; }

    /// <summary>A longer stretch without a speed ends the episode at the last fix before it.</summary>
    [OptionRange("s", 1, 3_600)]
    public required double MaximumGapS { get; init; }

    /// <summary>
    /// It ends at the first fix at or below the limit once none was above it for this many seconds.
    /// </summary>
    [OptionRange("s", 0, 600)]
    public required double EndDelayS { get; init; }

    /// <summary>From this share above the limit on (0.1 is 10 %) the severity is minor.</summary>
    [OptionRange("", 0, 10)]
    public required double MinorFrom { get; init; }

    /// <summary>From this share on the severity is major; not below minor_from.</summary>
    [OptionRange("", 0, 10)]
    public required double MajorFrom { get; init; }

    /// <summary>From this share on the severity is critical; not below major_from.</summary>
    [OptionRange("", 0, 10)]
    public required double CriticalFrom { get; init; }
}
