using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Stops;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Stops;

public sealed class LongStopRuleTests
{
    private static readonly LongStopOptions Options = new()
    {
        LimitsS = VehicleClasses.AllCodes.ToDictionary(static code => code, static code => code == "hazmat" ? 3_600.0 : 43_200.0),
        StandingUpToKmh = 3,
        RadiusM = 100,
        MaximumGapS = 600,
    };

    [Theory]
    [InlineData(3_599.999, 0)]
    [InlineData(3_600, 1)]
    public void Step_StandsForTheLimit_RaisesFromTheFirstFixThatStood(double until, int raised)
    {
        var run = Stand(Run().Fix(-10, 50, northMeters: -200), 0, 3_300).Fix(until, 0);
        Assert.Equal(raised, run.Changes.Count);
        Assert.True(raised == 0 || run.Summary().First() == "Raised 0- Minor");
    }

    [Fact]
    public void Step_OtherClass_HasItsOwnLimit()
    {
        var run = Run();
        run.Class = VehicleClass.HeavyTruck;
        Assert.Empty(Stand(run, 0, 40_000).Changes);
        Assert.Single(Stand(run, 40_300, 43_200).Changes);
    }

    [Fact]
    public void Step_ParkedReceiverDrifts_GoesOn()
    {
        const int Seed = 5;
        var random = new Random(Seed);
        var run = Run();
        for (var second = 0; second <= 7_200; second += 30)
        {
            run.Fix(second, random.Next(12), northMeters: (random.NextDouble() * 120) - 60);
        }

        Assert.True(run.Changes.Count == 1, $"seed {Seed}: {string.Join(", ", run.Summary())}");
    }

    [Fact]
    public void Step_DrivesAway_EndsAtTheLastFixAtThePlace()
    {
        var run = Stand(Run(), 0, 4_200).Fix(4_260, 20, northMeters: 101);
        Assert.Equal(["Raised 0- Minor", "Ended 0-4200 Minor"], run.Summary());
        Assert.Equal("""{"limit_s":3600,"duration_s":4200,"ignition_on_s":null}""", run.Changes[1].Details.Json);
    }

    [Theory]
    [InlineData(600, 1)]
    [InlineData(600.001, 0)]
    public void Step_Gap_ProvesNoStop(double gapSeconds, int raised) =>
        Assert.Equal(raised, Stand(Run(), 0, 3_000).Fix(3_000 + gapSeconds, 0).Changes.Count);

    [Fact]
    public void Step_GapInALongStop_EndsItBeforeAndBeginsAnotherAfter()
    {
        var run = Stand(Stand(Run(), 0, 3_600), 9_000, 12_600);
        Assert.Equal(["Raised 0- Minor", "Ended 0-3600 Minor", "Raised 9000- Minor"], run.Summary());
    }

    [Fact]
    public void Step_Ignition_IsSummedUpWhereItIsSaid()
    {
        var run = Run().Fix(0, 0, ignitionOn: true).Fix(300, 0, ignitionOn: true).Fix(600, 0, ignitionOn: false)
            .Fix(1_000, 0).Fix(1_500, 0, ignitionOn: true).Fix(2_000, 0, ignitionOn: false);
        Stand(run, 2_300, 3_800);
        Assert.Equal("""{"limit_s":3600,"duration_s":3800,"ignition_on_s":1100}""", run.Changes[0].Details.Json);
    }

    [Fact]
    public void Step_MovingFix_BeginsNoStop()
    {
        var run = Run();
        for (var second = 0; second <= 7_200; second += 60)
        {
            run.Fix(second, 3.1);
        }

        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_NoSpeedReported_StandsByItsPlace()
    {
        var run = Run();
        for (var second = 0; second <= 3_600; second += 60)
        {
            run.Fix(second, northMeters: second % 50);
        }

        Assert.Equal(["Raised 0- Minor"], run.Summary());
    }

    [Fact]
    public void Step_FixWithoutAPlace_NeitherProvesNorEndsAStop()
    {
        var run = Stand(Run(), 0, 3_000).Fix(3_300, 0, northMeters: 90_000, flags: QualityFlags.Jump)
            .Fix(3_400, 0, flags: QualityFlags.Zero).Fix(3_600, 0);
        Assert.Equal(["Raised 0- Minor"], run.Summary());
    }

    private static RuleRun<LongStopOptions, LongStopState> Stand(
        RuleRun<LongStopOptions, LongStopState> run, int from, int to)
    {
        for (var second = from; second < to; second += 300)
        {
            run.Fix(second, 0);
        }

        return run.Fix(to, 0);
    }

    private static RuleRun<LongStopOptions, LongStopState> Run() => new(new LongStopRule(Options));
}
