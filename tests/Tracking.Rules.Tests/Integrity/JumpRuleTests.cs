using Tracking.Model.Positions;
using Tracking.Rules.Integrity;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Integrity;

public sealed class JumpRuleTests
{
    private static readonly BadRunOptions Options = new() { BelievedAfterFixes = 5, BelievedAfterS = 60, EndAfterS = 600 };

    [Fact]
    public void Step_EnoughJumpsAmongGoodFixes_IsOneEpisodeFromTheFirst()
    {
        var run = Run().Fix(0, regions: "province=360000");
        for (var i = 0; i < 50; i++)
        {
            run.Fix(10 + (i * 20), flags: QualityFlags.Jump, northMeters: 90_000).Fix(20 + (i * 20));
        }

        Assert.Equal(["Raised 10- Minor"], run.Summary());
        Assert.Equal((28, "province=360000"), (run.Changes[0].Point.Latitude, run.Changes[0].Regions.ToString()));
        run.Fix(1_591).Fix(1_600);
        Assert.Equal(["Raised 10- Minor", "Ended 10-1000 Minor"], run.Summary());
        Assert.Equal("""{"fixes":50}""", run.Changes[1].Details.Json);
    }

    [Fact]
    public void Step_OneJumpTooFew_RaisesNothing()
    {
        var run = Run();
        for (var i = 0; i < 4; i++)
        {
            run.Fix(i * 20, flags: QualityFlags.Jump).Fix((i * 20) + 10);
        }

        Assert.Empty(run.Fix(1_000).Fix(1_001, flags: QualityFlags.Jump).Changes);
    }

    [Theory]
    [InlineData(59.999, 0)]
    [InlineData(60, 1)]
    public void Step_JumpsWithoutAGoodFixBetween_AreBelievedAfterAWhile(double seconds, int raised) =>
        Assert.Equal(raised, Jumps(0, 30, seconds).Changes.Count);

    [Fact]
    public void Step_TwoJumps_AreTooFewHoweverFarApart() => Assert.Empty(Jumps(0, 300).Changes);

    [Fact]
    public void Step_GoodFixBetween_BeginsTheWaitAnew() => Assert.Empty(
        Jumps(0, 30).Fix(40).Fix(50, flags: QualityFlags.Jump).Fix(100, flags: QualityFlags.Jump).Changes);

    [Fact]
    public void Step_SilenceAfterTheLastJump_EndsThere()
    {
        var run = Jumps(0, 30, 60).Fix(661);
        Assert.Equal(["Raised 0- Minor", "Ended 0-60 Minor"], run.Summary());
    }

    [Fact]
    public void Step_JumpAfterTheRunIsOver_BeginsAnother()
    {
        var run = Jumps(0, 30, 60).Fix(70).Fix(661, flags: QualityFlags.Jump);
        Assert.Equal(["Raised 0- Minor", "Ended 0-70 Minor"], run.Summary());
        Assert.Equal("Raised 661- Minor", run.Fix(700, flags: QualityFlags.Jump).Fix(721, flags: QualityFlags.Jump).Summary().Last());
    }

    private static RuleRun<BadRunOptions, BadRun> Jumps(params IEnumerable<double> seconds)
    {
        var run = Run();
        foreach (var second in seconds)
        {
            run.Fix(second, flags: QualityFlags.Jump);
        }

        return run;
    }

    private static RuleRun<BadRunOptions, BadRun> Run() => new(new JumpRule(Options));
}
