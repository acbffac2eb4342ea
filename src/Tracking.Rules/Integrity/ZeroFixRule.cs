using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>
/// The receiver has no fix: position after position lies at exactly 0°, 0°, for longer than a tunnel explains. It is said
/// to be at the last place that could be believed.
/// </summary>
[Rule("zero-fix", Severity.Minor, Details = ["fixes"])]
public sealed class ZeroFixRule : FlaggedRunRule
{
    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public ZeroFixRule(BadRunOptions options)
        : base(options, QualityFlags.Zero)
    {
    }
}
