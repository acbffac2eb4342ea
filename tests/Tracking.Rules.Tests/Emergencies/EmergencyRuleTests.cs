using System.Reflection;
using Tracking.Model.Positions;
using Tracking.Rules.Emergencies;
using Tracking.Rules.Folding;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Emergencies;

public sealed class EmergencyRuleTests
{
    private static readonly EmergencyOptions Options = new() { EndDelayS = 10, MaximumGapS = 600 };

    [Fact]
    public void Step_FirstFixWithTheAlarm_RaisesAtOnce()
    {
        var run = Run().Fix(0, emergency: false).Fix(10, emergency: true);
        Assert.Equal(["Raised 10- Critical"], run.Summary());
        Assert.Equal("""{"located":true}""", run.Changes[0].Details.Json);
    }

    [Fact]
    public void Step_NoFixWithTheAlarm_RaisesNothing() =>
        Assert.Empty(Run().Fix(0).Fix(10, emergency: false).Fix(20).Changes);

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Step_WithoutTheAlarmForTheDelay_EndsAtTheFirstFixWithoutIt(bool? off)
    {
        var run = Run().Fix(0, emergency: true).Fix(5, emergency: true).Fix(8, emergency: off).Fix(17.999, emergency: off);
        Assert.Single(run.Changes);
        run.Fix(18, emergency: off);
        Assert.Equal(["Raised 0- Critical", "Ended 0-8 Critical"], run.Summary());
        Assert.Equal("""{"located":true,"duration_s":8}""", run.Changes[1].Details.Json);
    }

    [Fact]
    public void Step_AlarmFlickers_IsOneEpisode()
    {
        var run = Run();
        for (var second = 0; second < 120; second++)
        {
            run.Fix(second, emergency: second % 5 != 4);
        }

        Assert.Single(run.Changes);
    }

    [Theory]
    [InlineData(605, 1)]
    [InlineData(605.001, 3)]
    public void Step_Gap_EndsAtTheLastFixWithTheAlarmAndRaisesAnew(double seconds, int changes)
    {
        var run = Run().Fix(0, emergency: true).Fix(5, emergency: true).Fix(seconds, emergency: true);
        Assert.Equal(changes, run.Changes.Count);
        if (changes == 3)
        {
            Assert.Equal(
                ["Raised 0- Critical", "Ended 0-5 Critical", "Raised 605.001- Critical"], run.Summary());
        }
    }

    [Fact]
    public void Step_GapAfterAFixWithoutTheAlarm_EndsThere()
    {
        var run = Run().Fix(0, emergency: true).Fix(5, emergency: false).Fix(700, emergency: false);
        Assert.Equal(["Raised 0- Critical", "Ended 0-5 Critical"], run.Summary());
    }

    [Fact]
    public void Step_FixWithoutAPlace_IsAtTheLastGoodOne()
    {
        var run = Run().Fix(0, regions: "province=360000").Fix(10, northMeters: 9_000, flags: QualityFlags.Zero, emergency: true);
        var raised = Assert.Single(run.Changes);
        Assert.Equal("""{"located":false}""", raised.Details.Json);
        Assert.Equal((28, "province=360000"), (Math.Round(raised.Point.Latitude, 6), raised.Regions.ToString()));
    }

    [Fact]
    public void RuleId_IsTheIdItIsFoundBy() => Assert.Equal(
        EmergencyRule.RuleId, typeof(EmergencyRule).GetCustomAttribute<RuleAttribute>()!.Id);

    private static RuleRun<EmergencyOptions, EmergencyState> Run() => new(new EmergencyRule(Options));
}
