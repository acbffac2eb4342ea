using Tracking.Model.Positions;
using Tracking.Rules.Integrity;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Integrity;

public sealed class ClockSkewRuleTests
{
    private static readonly ClockSkewOptions Options = new()
    {
        ToleranceS = 120, BelievedAfterFixes = 10, BelievedAfterS = 60, EndAfterS = 600,
    };

    [Fact]
    public void Step_SteadySkew_IsOneEpisodeByOurClock()
    {
        var run = Run();
        for (var second = 0; second <= 3_600; second += 30)
        {
            run.Fix(second + 300, receivedSeconds: second);
        }

        Assert.Equal(["Raised 0- Minor"], run.Summary());
        Assert.Equal("""{"ahead_s":300,"fixes":3}""", run.Changes[0].Details.Json);
        run.Fix(3_615, receivedSeconds: 3_630).Fix(4_230, receivedSeconds: 4_230);
        Assert.Equal("Ended 0-3630 Minor", run.Summary().Last());
        Assert.Equal("""{"ahead_s":300,"fixes":121}""", run.Changes[1].Details.Json);
    }

    [Fact]
    public void Step_YearsAhead_CountsThoughNoOtherRuleSeesIt()
    {
        var run = Run();
        for (var i = 0; i < 10; i++)
        {
            run.Fix(300_000_000 + i, receivedSeconds: i, flags: QualityFlags.Future);
        }

        Assert.Equal(["Raised 0- Minor"], run.Summary());
    }

    [Theory]
    [InlineData(120, 0)]
    [InlineData(120.001, 1)]
    public void Step_WithinTheTolerance_IsGood(double aheadSeconds, int raised)
    {
        var run = Run();
        for (var second = 0; second < 120; second += 10)
        {
            run.Fix(second + aheadSeconds, receivedSeconds: second);
        }

        Assert.Equal(raised, run.Changes.Count);
    }

    [Fact]
    public void Step_AFewOddFixesAmongGoodOnes_RaiseNothing()
    {
        var run = Run();
        for (var second = 0; second < 90; second += 10)
        {
            run.Fix(second, receivedSeconds: second).Fix(second + 50_000, receivedSeconds: second + 1, flags: QualityFlags.Future);
        }

        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_BackFill_IsNoSignOfAnything()
    {
        var run = Run();
        for (var second = 0; second < 9; second++)
        {
            run.Fix(second + 300, receivedSeconds: second).Fix(second - 5_000, receivedSeconds: second, flags: QualityFlags.Stale);
        }

        Assert.Empty(run.Changes);
        run.Fix(-4_000, receivedSeconds: 5_000, flags: QualityFlags.Stale);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_SlowClock_IsNotJudged()
    {
        var run = Run();
        for (var second = 0; second < 3_600; second += 10)
        {
            run.Fix(second - 500, receivedSeconds: second);
        }

        Assert.Empty(run.Changes);
    }

    private static RuleRun<ClockSkewOptions, ClockSkewState> Run() => new(new ClockSkewRule(Options));
}
