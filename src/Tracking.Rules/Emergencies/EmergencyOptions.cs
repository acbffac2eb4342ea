using Tracking.Rules.Packs;

namespace Tracking.Rules.Emergencies;

/// <summary>When an emergency alarm is over.</summary>
public sealed record EmergencyOptions
{
    /// <summary>
    /// It is over once no fix has had the alarm set for this many seconds; it then ended at the first fix without it.
    /// </summary>
    [OptionRange("s", 0, 600)]
    public required double EndDelayS { get; init; }

    /// <summary>
    /// A longer stretch without a fix ends it at the last fix with the alarm set: what came of it is not known.
    /// </summary>
    [OptionRange("s", 1, 86_400)]
    public required double MaximumGapS { get; init; }
}
