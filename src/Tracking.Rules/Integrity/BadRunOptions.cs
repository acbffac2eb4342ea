using Tracking.Rules.Packs;

namespace Tracking.Rules.Integrity;

/// <summary>When a run of bad fixes is believed to be a fault, and when it is over.</summary>
public sealed record BadRunOptions
{
    /// <summary>Believed at this many bad fixes of one run; good ones between them do not break it.</summary>
    [OptionRange("", 2, 100_000)]
    public required int BelievedAfterFixes { get; init; }

    /// <summary>Or once bad fixes, three at least, have followed each other for this long without a good one between.</summary>
    [OptionRange("s", 0, 86_400)]
    public required double BelievedAfterS { get; init; }

    /// <summary>
    /// The run is over when no bad fix came for longer than this; it then ended at the first good fix after the last bad
    /// one. So a receiver that comes and goes gives one episode, not one for every fix.
    /// </summary>
    [OptionRange("s", 1, 86_400)]
    public required double EndAfterS { get; init; }
}
