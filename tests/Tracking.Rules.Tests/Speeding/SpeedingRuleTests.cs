using System.Text.Json;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Speeding;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Speeding;

public sealed class SpeedingRuleTests
{
    private static readonly SpeedingOptions Options = new()
    {
        LimitsKmh = VehicleClasses.AllCodes.ToDictionary(static code => code, static code => code == "hazmat" ? 80.0 : 100.0),
        MarginKmh = 2,
        MinimumDurationS = 60,
        MaximumGapS = 180,
        EndDelayS = 10,
        MinorFrom = 0.1,
        MajorFrom = 0.2,
        CriticalFrom = 0.5,
    };

    [Fact]
    public void Step_AboveLimitForMinimumDuration_RaisesFromFirstFixAbove()
    {
        var run = Run().Fix(0, 70).Fix(10, 85).Fix(40, 85).Fix(70, 85);
        Assert.Equal(["Raised 10- Info"], run.Summary());
    }

    [Fact]
    public void Step_AboveLimitJustTooShort_RaisesNothing()
    {
        var run = Run().Fix(10, 85).Fix(40, 85).Fix(69.999, 70).Fix(90, 70);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_SlowAtMinimumDuration_IsRaisedAndOverAtOnce()
    {
        var run = Run().Fix(0, 90).Fix(30, 90).Fix(60, 70).Fix(90, 70);
        Assert.Equal(["Raised 0-60 Minor"], run.Summary());
    }

    [Theory]
    [InlineData(82, 0)] // Exactly limit + margin is not above it.
    [InlineData(82.1, 1)]
    public void Step_AtLimitPlusMargin_StartsOnlyAboveIt(double speedKmh, int raised)
    {
        var run = Run().Fix(0, speedKmh).Fix(60, speedKmh);
        Assert.Equal(raised, run.Changes.Count);
    }

    [Fact]
    public void Step_SlowForEndDelay_EndsAtFirstFixAtOrBelowLimit()
    {
        var run = Run().Fix(0, 85).Fix(60, 85).Fix(62, 80).Fix(71, 79).Fix(72, 79);
        Assert.Equal(["Raised 0- Info", "Ended 0-62 Info"], run.Summary());
    }

    [Fact]
    public void Step_DipShorterThanEndDelay_IsOneEpisode()
    {
        var run = Run().Fix(0, 85).Fix(60, 85).Fix(62, 75).Fix(71, 81).Fix(80, 70).Fix(90, 70);
        Assert.Equal(["Raised 0- Info", "Ended 0-80 Info"], run.Summary());
    }

    [Fact]
    public void Step_GapLongerThanMaximum_EndsAtLastFixBeforeIt()
    {
        var run = Run().Fix(0, 85).Fix(60, 85).Fix(240.001, 85).Fix(300.001, 85);
        Assert.Equal(["Raised 0- Info", "Ended 0-60 Info", "Raised 240.001- Info"], run.Summary());
    }

    [Fact]
    public void Step_GapOfMaximum_GoesOn()
    {
        var run = Run().Fix(0, 85).Fix(60, 85).Fix(240, 85);
        Assert.Equal(["Raised 0- Info"], run.Summary());
    }

    [Fact]
    public void Step_GapBeforeBelief_ForgetsTheStart()
    {
        var run = Run().Fix(0, 85).Fix(50, 85).Fix(300, 85).Fix(350, 85);
        Assert.Empty(run.Changes);
    }

    [Theory]
    [InlineData(87.9, Severity.Info)]
    [InlineData(88, Severity.Minor)] // 10 % of 80.
    [InlineData(96, Severity.Major)]
    [InlineData(120, Severity.Critical)]
    public void Step_Excess_DecidesSeverity(double speedKmh, Severity severity)
    {
        var run = Run().Fix(0, speedKmh).Fix(60, speedKmh);
        Assert.Equal(severity, Assert.Single(run.Changes).Severity);
    }

    [Fact]
    public void Step_ExcessRises_RevisesSeverityAndNeverLowersIt()
    {
        var run = Run().Fix(0, 85).Fix(60, 85).Fix(70, 97).Fix(80, 85).Fix(90, 125).Fix(100, 60).Fix(110, 60);
        Assert.Equal(
            ["Raised 0- Info", "Severity 0- Major", "Severity 0- Critical", "Ended 0-100 Critical"], run.Summary());
    }

    [Fact]
    public void Step_LowerFenceLimit_Holds()
    {
        var run = Run();
        run.Inside.Add(RuleRun<SpeedingOptions, SpeedingState>.Fence("town", FenceAlerts.None, 40));
        run.Fix(0, 50).Fix(60, 50);
        Assert.Equal(40, Detail(Assert.Single(run.Changes), "limit_kmh"));
        Assert.Equal(Severity.Major, run.Changes[0].Severity); // 25 % above.
    }

    [Fact]
    public void Step_HigherFenceLimit_DoesNotRaiseTheLimitOfTheClass()
    {
        var run = Run();
        run.Inside.Add(RuleRun<SpeedingOptions, SpeedingState>.Fence("motorway", FenceAlerts.None, 120));
        run.Fix(0, 85).Fix(60, 85);
        Assert.Single(run.Changes);
    }

    [Fact]
    public void Step_OtherClass_HasItsOwnLimit()
    {
        var run = Run();
        run.Class = VehicleClass.Coach;
        run.Fix(0, 101).Fix(60, 101).Fix(70, 103).Fix(130, 103);
        Assert.Equal(["Raised 70- Info"], run.Summary());
    }

    [Fact]
    public void Step_NoSpeedOrZeroFix_IsPassedOver()
    {
        var run = Run().Fix(0, 85).Fix(30, null).Fix(40, 0, flags: QualityFlags.Zero).Fix(60, 85);
        Assert.Equal(["Raised 0- Info"], run.Summary());
    }

    [Fact]
    public void Step_Ended_TellsWhatWasMeasured()
    {
        // 90 km/h for 60 s, 100 km/h for 20 s; the vehicle moves 1,500 m and then 500 m north.
        var run = Run()
            .Fix(0, 90).Fix(60, 100, northMeters: 1_500).Fix(80, 50, northMeters: 2_000).Fix(90, 50, northMeters: 2_100);
        var ended = run.Changes[^1];
        Assert.Equal(AlertChange.Ended, ended.Change);
        Assert.Equal(80, Detail(ended, "limit_kmh"));
        Assert.Equal(100, Detail(ended, "max_kmh"));
        Assert.Equal(92.5, Detail(ended, "mean_kmh")); // (90 · 60 + 100 · 20) / 80.
        Assert.Equal(80, Detail(ended, "duration_s"));
        Assert.Equal(2_000, Detail(ended, "distance_m"));
    }

    [Fact]
    public void Step_JumpInPlace_CountsNoDistance()
    {
        var run = Run()
            .Fix(0, 90).Fix(30, 90, northMeters: 50_000, flags: QualityFlags.Jump).Fix(60, 90, northMeters: 1_500);
        Assert.Equal(1_500, Detail(Assert.Single(run.Changes), "distance_m"));
    }

    [Fact]
    public void Constructor_ClassWithoutLimit_IsRefused()
    {
        var options = Options with { LimitsKmh = new Dictionary<string, double> { ["coach"] = 100 } };
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SpeedingRule(options));
        Assert.Equal("limits_kmh.other", error.ParamName);
    }

    private static RuleRun<SpeedingOptions, SpeedingState> Run() => new(new SpeedingRule(Options));

    private static double Detail(Rules.Folding.EpisodeChange change, string name)
    {
        using var json = JsonDocument.Parse(change.Details.Json);
        return json.RootElement.GetProperty(name).GetDouble();
    }
}
