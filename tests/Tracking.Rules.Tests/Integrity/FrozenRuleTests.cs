using Tracking.Model.Positions;
using Tracking.Rules.Integrity;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Integrity;

public sealed class FrozenRuleTests
{
    private static readonly FrozenOptions Options = new()
    {
        BelievedAfterS = 10,
        EndAfterS = 60,
        StopFromKmh = 20,
        StopWithinS = 2,
        LeapM = 100,
        ShortestFreezeS = 10,
        LongestFreezeS = 300,
    };

    // As vehicle AA00004 did on 2018-08-02: 47 km/h, then 38 s at one place with speed 0, then 663 m further on.
    [Fact]
    public void Step_RealFreezeWithALeap_IsAnEpisodeOverAtOnce()
    {
        var run = Freeze(seconds: 38, leapMeters: 663);
        Assert.Equal(["Raised 1-39 Minor"], run.Summary());
        Assert.Equal("""{"kind":"leap","fixes":39,"leap_m":663}""", run.Changes[0].Details.Json);
    }

    // As the same vehicle on 2018-08-05: the leap is so long that it is flagged as a jump.
    [Fact]
    public void Step_LeapFlaggedAsAJump_IsALeap() =>
        Assert.Equal(["Raised 1-160 Minor"], Freeze(159, 3_290, QualityFlags.Jump).Summary());

    [Theory]
    [InlineData(9, 500)] // Shorter than a freeze.
    [InlineData(301, 500)] // It stood, and its receiver woke up.
    [InlineData(38, 99)] // Drift.
    [InlineData(38, 2_500)] // Further than it can have driven meanwhile.
    public void Step_StandThatIsNoFreeze_RaisesNothing(int seconds, double leapMeters) =>
        Assert.Empty(Freeze(seconds, leapMeters).Changes);

    [Fact]
    public void Step_BrakedToAStand_RaisesNothing()
    {
        var run = Run().Fix(0, 40).Fix(1, 30, northMeters: 9).Fix(2, 15, northMeters: 15).Fix(3, 0, northMeters: 17);
        for (var second = 4; second < 60; second++)
        {
            run.Fix(second, 0, northMeters: 17);
        }

        Assert.Empty(run.Fix(60, 50, northMeters: 600).Changes);
    }

    [Fact]
    public void Step_DrivesOnFromTheFrozenPlaceWithoutALeap_RaisesNothing()
    {
        var run = Run().Fix(0, 47).Fix(1, 0);
        for (var second = 2; second < 40; second++)
        {
            run.Fix(second, 0);
        }

        Assert.Empty(run.Fix(40, 5, northMeters: 1).Fix(41, 5, northMeters: 400).Changes);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(9, 0)]
    public void Step_ReportsASpeedAndDoesNotMove_IsBelievedAfterAWhile(int seconds, int raised)
    {
        var run = Run().Fix(0, 60);
        for (var second = 1; second <= seconds; second++)
        {
            run.Fix(second, 60, flags: QualityFlags.Frozen);
        }

        Assert.Equal(raised, run.Changes.Count);
    }

    // As vehicle AB00006 does for minutes: the terminal reports faster than its receiver measures.
    [Fact]
    public void Step_EveryOtherFixIsFrozen_RaisesNothing()
    {
        var run = Run();
        for (var second = 0; second < 600; second++)
        {
            run.Fix(second, 60, northMeters: second / 2 * 33, flags: second % 2 == 1 ? QualityFlags.Frozen : QualityFlags.None);
        }

        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_MovesAgain_EndsAtTheFirstGoodFix()
    {
        var run = Run().Fix(0, 60);
        for (var second = 1; second <= 20; second++)
        {
            run.Fix(second, 60, flags: QualityFlags.Frozen);
        }

        run.Fix(21, 60, northMeters: 20).Fix(50, 60, northMeters: 500).Fix(81, 60, northMeters: 1_000);
        Assert.Equal(["Raised 1- Minor", "Ended 1-21 Minor"], run.Summary());
        Assert.Equal("""{"kind":"speed","fixes":20}""", run.Changes[1].Details.Json);
    }

    private static RuleRun<FrozenOptions, FrozenState> Freeze(int seconds, double leapMeters, QualityFlags atLeap = QualityFlags.None)
    {
        // The last good fix is the first at the frozen place: it still reports the speed.
        var run = Run().Fix(0, 47, northMeters: -13).Fix(1, 47);
        for (var second = 2; second <= 1 + seconds; second++)
        {
            run.Fix(second, 0);
        }

        return run.Fix(2 + seconds, 42, northMeters: leapMeters, flags: atLeap).Fix(3 + seconds, 42, northMeters: leapMeters + 12);
    }

    private static RuleRun<FrozenOptions, FrozenState> Run() => new(new FrozenRule(Options));
}
