using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Offline;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Offline;

public sealed class OfflineRuleTests
{
    private static readonly OfflineOptions Options = new()
    {
        LimitsS = VehicleClasses.AllCodes.ToDictionary(static code => code, static code => code == "hazmat" ? 600.0 : 1_800.0),
        IgnitionOffLimitS = 86_400,
    };

    [Theory]
    [InlineData(602.999, 0)]
    [InlineData(603, 1)]
    public void Tick_SilentForTheLimitByOurClock_RaisesFromTheLastLiveFix(double now, int raised)
    {
        var run = Run().Fix(0, receivedSeconds: 3).Tick(now);
        Assert.Equal(raised, run.Changes.Count);
        Assert.True(raised == 0 || run.Summary().Single() == "Raised 0- Minor");
    }

    [Fact]
    public void Tick_Again_RaisesOnce() => Assert.Single(Run().Fix(0, receivedSeconds: 0).Tick(700).Tick(7_000).Changes);

    [Fact]
    public void Tick_OtherClass_HasItsOwnLimit()
    {
        var run = Run();
        run.Class = VehicleClass.Coach;
        Assert.Empty(run.Fix(0, receivedSeconds: 0).Tick(1_799).Changes);
        Assert.Single(run.Tick(1_800).Changes);
    }

    [Fact]
    public void Tick_IgnitionOffAtTheLastFix_WaitsForTheLongerLimit()
    {
        var run = Run().Fix(0, receivedSeconds: 0, ignitionOn: false).Tick(86_399);
        Assert.Empty(run.Changes);
        Assert.Equal(
            """{"limit_s":86400,"silent_s":86400,"ignition_on":false}""", Assert.Single(run.Tick(86_400).Changes).Details.Json);
    }

    [Theory]
    [InlineData(QualityFlags.Stale)]
    [InlineData(QualityFlags.Future)]
    public void Tick_VehicleThatWasNeverLive_RaisesNothing(QualityFlags flags) =>
        Assert.Empty(Run().Fix(0, receivedSeconds: 0, flags: flags).Tick(1_000_000).Changes);

    [Fact]
    public void Step_NextLiveFix_EndsItWithTheDistance()
    {
        var run = Run().Fix(0, receivedSeconds: 2).Tick(700).Fix(900, receivedSeconds: 902, northMeters: 1_500);
        Assert.Equal(["Raised 0- Minor", "Ended 0-900 Minor"], run.Summary());
        Assert.Equal(
            """{"limit_s":600,"silent_s":900,"ignition_on":null,"moved_m":1500}""", run.Changes[1].Details.Json);
        Assert.Equal("Raised 900- Minor", run.Tick(1_502).Summary().Last());
    }

    [Fact]
    public void Step_BackFill_NeitherEndsItNorKeepsItAway()
    {
        var run = Run().Fix(0, receivedSeconds: 0).Fix(-900, receivedSeconds: 300, flags: QualityFlags.Stale).Tick(600);
        run.Fix(100, receivedSeconds: 900, flags: QualityFlags.Stale);
        Assert.Equal(["Raised 0- Minor"], run.Summary());
    }

    [Fact]
    public void Step_LiveFixesOutOfOrder_StartAtTheLatest()
    {
        var run = Run().Fix(30, receivedSeconds: 31).Fix(20, receivedSeconds: 32, northMeters: 900).Tick(632);
        Assert.Equal(["Raised 30- Minor"], run.Summary());
        Assert.Equal(28, run.Changes[0].Point.Latitude);
    }

    [Fact]
    public void Step_FixFromAClockAhead_ShowsThatItIsReachable()
    {
        var run = Run().Fix(0, receivedSeconds: 0).Fix(90_000, receivedSeconds: 500, flags: QualityFlags.Future).Tick(600);
        Assert.Empty(run.Changes);
        run.Tick(1_100).Fix(90_900, receivedSeconds: 1_400, flags: QualityFlags.Future);
        Assert.Equal(["Raised 0- Minor", "Ended 0-1400 Minor"], run.Summary());
    }

    [Fact]
    public void Step_ClockPutBackMeanwhile_EndsNotBeforeItsStart() =>
        Assert.Equal("Ended 0-0 Minor", Run().Fix(0, receivedSeconds: 0).Tick(700).Fix(-5, receivedSeconds: 710).Summary().Last());

    private static RuleRun<OfflineOptions, OfflineState> Run() => new(new OfflineRule(Options));
}
