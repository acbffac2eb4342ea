using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>
/// The receiver gives impossible places: fix after fix lies where no road vehicle can have come in the time. Each such
/// fix is flagged jump and moves nothing; a single one, as after a tunnel, is no episode. It is said to be at the last
/// place that could be believed.
/// </summary>
[Rule("jump", Severity.Minor, Details = ["fixes"])]
public sealed class JumpRule : FlaggedRunRule
{
    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public JumpRule(BadRunOptions options)
        : base(options, QualityFlags.Jump)
    {
    }
}
