using Tracking.Rules.Packs;

namespace Tracking.Rules.Offline;

/// <summary>How long a live vehicle may be silent.</summary>
public sealed record OfflineOptions
{
    /// <summary>Silent for longer than this by our clock, after a live fix, is offline; by vehicle class.</summary>
    [OptionRange("s", 60, 604_800)]
    public required IReadOnlyDictionary<string, double> LimitsS { get; init; }

    /// <summary>
    /// The same where the last live fix said that the ignition was off: terminals sleep then and report seldom.
    /// </summary>
    [OptionRange("s", 60, 2_592_000)]
    public required double IgnitionOffLimitS { get; init; }
}
