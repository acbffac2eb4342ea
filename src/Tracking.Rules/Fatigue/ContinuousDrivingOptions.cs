using Tracking.Rules.Packs;

namespace Tracking.Rules.Fatigue;

/// <summary>Limits of the continuous-driving rule.</summary>
public sealed record ContinuousDrivingOptions
{
    /// <summary>Longer than this nobody may drive without a rest.</summary>
    [OptionRange("h", 0.5, 24)]
    public required double LimitH { get; init; }

    /// <summary>
    /// Longer than this nobody may drive a coach or tour coach by night without a rest; only what was driven in the night
    /// counts.
    /// </summary>
    [OptionRange("h", 0.5, 24)]
    public required double PassengerNightLimitH { get; init; }

    /// <summary>A pause this long is a rest, and begins the count anew.</summary>
    [OptionRange("min", 1, 240)]
    public required double MinimumRestMin { get; init; }

    /// <summary>So long before the limit the alert is raised, as a warning.</summary>
    [OptionRange("min", 0, 120)]
    public required double WarningMin { get; init; }

    /// <summary>Whether pauses that are shorter than a rest count as driving.</summary>
    public required bool ShortStopsCount { get; init; }

    /// <summary>Hour of the local day at which night begins.</summary>
    [OptionRange("h", 0, 24)]
    public required double NightFromH { get; init; }

    /// <summary>Hour of the local day at which night ends.</summary>
    [OptionRange("h", 0, 24)]
    public required double NightToH { get; init; }

    /// <summary>How far local time is ahead of UTC, all year.</summary>
    [OptionRange("h", -12, 14)]
    public required double UtcOffsetH { get; init; }
}
