using Tracking.Rules.Packs;

namespace Tracking.Rules.Fatigue;

/// <summary>
/// A rule over a driver's timeline: one pure function. It reads no clock, does no I/O and keeps nothing; the same
/// timeline gives the same episodes.
/// </summary>
/// <typeparam name="TOptions">Its limits and windows: the rule pack's section.</typeparam>
public abstract class DriverRule<TOptions> : DriverRule
    where TOptions : class
{
    /// <summary>Makes the rule with its options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside the range that it declares.</exception>
    protected DriverRule(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionRanges.Check(options);
        Options = options;
    }

    /// <summary>The options of the rule pack.</summary>
    protected TOptions Options { get; }
}
