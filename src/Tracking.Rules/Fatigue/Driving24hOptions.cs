using Tracking.Rules.Packs;

namespace Tracking.Rules.Fatigue;

/// <summary>Limits of the rule about driving in 24 hours.</summary>
public sealed record Driving24hOptions
{
    /// <summary>More than this nobody may drive in the window, if he drives a coach or tour coach.</summary>
    [OptionRange("h", 1, 24)]
    public required double LimitH { get; init; }

    /// <summary>The window that rolls with him.</summary>
    [OptionRange("h", 12, 24)]
    public required double WindowH { get; init; }

    /// <summary>
    /// A pause this long ends an episode: what he drives too much after it is another one. Shorter pauses are part of the
    /// same working day.
    /// </summary>
    [OptionRange("min", 20, 720)]
    public required double EndPauseMin { get; init; }
}
