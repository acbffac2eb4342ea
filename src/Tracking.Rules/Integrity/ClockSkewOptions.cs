using Tracking.Rules.Packs;

namespace Tracking.Rules.Integrity;

/// <summary>When a terminal's clock is taken to be wrong.</summary>
public sealed record ClockSkewOptions
{
    /// <summary>
    /// A fix whose device time is further ahead of our clock than this when it comes in is from a wrong clock.
    /// </summary>
    [OptionRange("s", 1, 86_400)]
    public required double ToleranceS { get; init; }

    /// <summary>Believed at this many such fixes of one run; good ones between them do not break it.</summary>
    [OptionRange("", 2, 100_000)]
    public required int BelievedAfterFixes { get; init; }

    /// <summary>
    /// Or once such fixes, three at least, have come in for this long without a good one between.
    /// </summary>
    [OptionRange("s", 0, 86_400)]
    public required double BelievedAfterS { get; init; }

    /// <summary>The run is over when none came in for longer than this.</summary>
    [OptionRange("s", 1, 86_400)]
    public required double EndAfterS { get; init; }
}
