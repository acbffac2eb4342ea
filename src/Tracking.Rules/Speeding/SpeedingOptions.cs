namespace Tracking.Rules.Speeding;

/// <summary>Limits and windows of the speeding rule.</summary>
public sealed record SpeedingOptions
{
    /// <summary>The limit by vehicle class code, km/h, 10 to 200; every class must be there.</summary>
    public required IReadOnlyDictionary<string, double> LimitsKmh { get; init; }

    /// <summary>An episode starts above limit + margin, km/h, 0 to 50.</summary>
    public required double MarginKmh { get; init; }

    /// <summary>Believed once it has lasted this many seconds, 0 to 3,600.</summary>
    public required double MinimumDurationS { get; init; }

    /// <summary>
    /// A longer stretch without a speed, in seconds, ends the episode at the last fix before it, 1 to 3,600.
    /// </summary>
    public required double MaximumGapS { get; init; }

    /// <summary>
    /// It ends at the first fix at or below the limit once none was above it for this many seconds, 0 to 600.
    /// </summary>
    public required double EndDelayS { get; init; }

    /// <summary>Above the limit by this share of it (0.1 is 10 %), the severity is minor.</summary>
    public required double MinorFrom { get; init; }

    /// <summary>From this share on the severity is major.</summary>
    public required double MajorFrom { get; init; }

    /// <summary>From this share on the severity is critical.</summary>
    public required double CriticalFrom { get; init; }
}
