using Tracking.Model.Positions;
using Tracking.Rules.Integrity;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Integrity;

public sealed class ZeroFixRuleTests
{
    private static readonly BadRunOptions Options = new() { BelievedAfterFixes = 1_200, BelievedAfterS = 1_200, EndAfterS = 600 };

    [Fact]
    public void Step_NoFixForLongerThanATunnelTakes_RaisesAtTheLastPlaceAndEndsWithTheFirstFix()
    {
        var run = Run().Fix(0, 60, northMeters: 111_195);
        for (var second = 10; second <= 1_300; second += 10)
        {
            run.Fix(second, 60, flags: QualityFlags.Zero);
        }

        run.Fix(1_310, 60).Fix(1_901, 60);
        Assert.Equal(["Raised 10- Minor", "Ended 10-1310 Minor"], run.Summary());
        Assert.Equal(29, run.Changes[0].Point.Latitude, 3);
    }

    [Fact]
    public void Step_Tunnel_RaisesNothing()
    {
        var run = Run().Fix(0, 60);
        for (var second = 1; second <= 1_100; second++)
        {
            run.Fix(second, 60, flags: QualityFlags.Zero);
        }

        Assert.Empty(run.Fix(1_101, 60).Changes);
    }

    [Fact]
    public void Step_Jumps_AreAnotherRulesMatter() =>
        Assert.Empty(Run().Fix(0, flags: QualityFlags.Jump).Fix(5_000, flags: QualityFlags.Jump).Changes);

    private static RuleRun<BadRunOptions, BadRun> Run() => new(new ZeroFixRule(Options));
}
