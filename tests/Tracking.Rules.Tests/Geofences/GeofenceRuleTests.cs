using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Rules.Geofences;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Geofences;

public sealed class GeofenceRuleTests
{
    [Fact]
    public void Step_InAndOut_RaisesEnterAndExit()
    {
        var run = Run();
        run.Fix(0);
        Enter(run, FenceAlerts.Enter | FenceAlerts.Exit);
        run.Fix(10).Fix(20);
        run.Inside.Clear();
        run.Fix(30).Fix(40);
        Assert.Equal(["Raised 10-10 Info", "Raised 30-30 Info"], run.Summary());
        Assert.Equal(["depot:enter", "depot:exit"], run.Changes.Select(static change => change.Object));
        Assert.Equal("""{"event":"enter","fence":"depot","fence_name":"name of depot"}""", run.Changes[0].Details.Json);
    }

    [Fact]
    public void Step_NoGo_LastsFromFirstFixInsideToFirstOutside()
    {
        var run = Run();
        Enter(run, FenceAlerts.NoGo);
        run.Fix(10).Fix(20);
        Assert.Equal(["Raised 10- Major"], run.Summary());
        run.Inside.Clear();
        run.Fix(35);
        Assert.Equal(["Raised 10- Major", "Ended 10-35 Major"], run.Summary());
        Assert.Contains("\"duration_s\":25", run.Changes[1].Details.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_FirstFixInside_HasEntered()
    {
        var run = Run();
        Enter(run, FenceAlerts.Enter);
        run.Fix(0);
        Assert.Single(run.Changes);
    }

    [Fact]
    public void Step_StillInside_RaisesNothingMore()
    {
        var run = Run();
        Enter(run, FenceAlerts.Enter | FenceAlerts.NoGo);
        run.Fix(0).Fix(1).Fix(2);
        Assert.Equal(2, run.Changes.Count);
        Assert.Equal(2, run.Changes.Select(static change => change.Object).Distinct().Count());
    }

    [Fact]
    public void Step_FenceDeletedWhileInside_EndsNoGoAndRaisesNoExit()
    {
        var run = Run();
        Enter(run, FenceAlerts.NoGo | FenceAlerts.Exit);
        run.Fix(0);
        run.Delete("depot");
        run.Fix(10);
        Assert.Equal([AlertChange.Raised, AlertChange.Ended], run.Changes.Select(static change => change.Change));
    }

    [Theory]
    [InlineData(QualityFlags.Zero)]
    [InlineData(QualityFlags.Jump)]
    public void Step_FixWithoutPlace_NeitherEntersNorLeaves(QualityFlags flags)
    {
        var run = Run();
        Enter(run, FenceAlerts.Enter | FenceAlerts.Exit);
        run.Fix(0);
        run.Inside.Clear();
        run.Fix(10, flags: flags);
        Assert.Single(run.Changes);
    }

    [Fact]
    public void Step_FenceWithLimitOnly_RaisesNothing()
    {
        var run = Run();
        Enter(run, FenceAlerts.None);
        run.Fix(0);
        run.Inside.Clear();
        run.Fix(10);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_Dwell_BelievesAfterItAndStartsAtTheFirstFix()
    {
        var run = Run();
        run.Inside.Add(Dwelling);
        run.Fix(0).Fix(59);
        Assert.Empty(run.Changes);
        run.Fix(60);
        Assert.Equal(["Raised 0-0 Info", "Raised 0- Major"], run.Summary());
    }

    [Fact]
    public void Step_LeavesBeforeTheDwell_IsNothing()
    {
        var run = Run();
        run.Inside.Add(Dwelling);
        run.Fix(0).Fix(59);
        run.Inside.Clear();
        run.Fix(60).Fix(300);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_OutsideForLessThanTheDwell_GoesOnInside()
    {
        var run = Run();
        run.Inside.Add(Dwelling);
        run.Fix(0).Fix(60);
        run.Inside.Clear();
        run.Fix(70).Fix(129);
        run.Inside.Add(Dwelling);
        run.Fix(140);
        run.Inside.Clear();
        run.Fix(200).Fix(259);
        Assert.Equal(2, run.Changes.Count);
        run.Fix(260);
        Assert.Equal(["Ended 0-200 Major", "Raised 200-200 Info"], run.Summary().Skip(2));
        Assert.Equal("depot:exit", run.Changes[3].Object);
    }

    [Fact]
    public void Step_OneFixOutsideInASparseFeed_HasNotLeft()
    {
        var run = Run();
        run.Inside.Add(Dwelling);
        run.Fix(0).Fix(600);
        run.Inside.Clear();
        run.Fix(1_200);
        run.Inside.Add(Dwelling);
        run.Fix(1_800);
        Assert.Equal(2, run.Changes.Count);
    }

    [Fact]
    public void Step_PackDwell_HoldsForFencesThatDoNotSay()
    {
        var run = new RuleRun<GeofenceOptions, GeofenceState>(new GeofenceRule(new GeofenceOptions { DwellS = 30 }));
        run.Inside.Add(RuleRun<GeofenceOptions, GeofenceState>.Fence("depot", FenceAlerts.Enter));
        run.Inside.Add(RuleRun<GeofenceOptions, GeofenceState>.Fence("yard", FenceAlerts.Enter) with { Dwell = TimeSpan.Zero });
        run.Fix(0);
        Assert.Equal("yard:enter", Assert.Single(run.Changes).Object);
        run.Fix(30);
        Assert.Equal("depot:enter", run.Changes[1].Object);
    }

    [Fact]
    public void Step_TooLongInside_IsOpenUntilTheFirstFixOutside()
    {
        var run = Run();
        var fence = RuleRun<GeofenceOptions, GeofenceState>.Fence("depot", FenceAlerts.None);
        run.Inside.Add(fence with { MaximumInside = TimeSpan.FromSeconds(600) });
        run.Fix(0).Fix(599);
        Assert.Empty(run.Changes);
        run.Fix(610).Fix(900);
        run.Inside.Clear();
        run.Fix(1_000);
        Assert.Equal(["Raised 610- Minor", "Ended 610-1000 Minor"], run.Summary());
        Assert.All(run.Changes, static change => Assert.Equal("depot:overstay", change.Object));
        Assert.Contains("\"duration_s\":390", run.Changes[1].Details.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_WindowBeginsWhileInside_BeginsNoGoAndRaisesNoEnter()
    {
        var run = Run();
        Rest(run, FenceAlerts.Enter | FenceAlerts.Exit | FenceAlerts.NoGo);
        run.Fix(0).Fix(10);
        Assert.Empty(run.Changes);
        Hold(run);
        run.Fix(20).Fix(30);
        Assert.Equal(["Raised 20- Major"], run.Summary());
        Assert.Equal("depot:no-go", run.Changes[0].Object);
    }

    [Fact]
    public void Step_WindowEndsWhileInside_EndsNoGoAndRaisesNoExit()
    {
        var run = Run();
        Enter(run, FenceAlerts.Enter | FenceAlerts.Exit | FenceAlerts.NoGo);
        run.Fix(0);
        run.Resting.AddRange(run.Inside);
        run.Inside.Clear();
        run.Fix(10).Fix(20);
        run.Resting.Clear();
        run.Fix(30);
        Assert.Equal(["depot:enter", "depot:no-go", "depot:no-go"], run.Changes.Select(static change => change.Object));
        Assert.Equal("Ended 0-10 Major", run.Summary().Last());
    }

    [Fact]
    public void Step_LeavesWithinTheWindow_RaisesExitThoughItEnteredBefore()
    {
        var run = Run();
        Rest(run, FenceAlerts.Enter | FenceAlerts.Exit);
        run.Fix(0);
        Hold(run);
        run.Fix(10);
        run.Inside.Clear();
        run.Fix(20);
        Assert.Equal("depot:exit", Assert.Single(run.Changes).Object);
    }

    [Fact]
    public void Step_StayOverTwoWindows_HasTwoNoGosAndOneEnter()
    {
        var run = Run();
        Enter(run, FenceAlerts.Enter | FenceAlerts.NoGo);
        run.Fix(0);
        run.Resting.AddRange(run.Inside);
        run.Inside.Clear();
        run.Fix(10);
        Hold(run);
        run.Fix(20);
        Assert.Equal(
            ["depot:enter", "depot:no-go", "depot:no-go", "depot:no-go"], run.Changes.Select(static change => change.Object));
        Assert.Equal("Raised 20- Major", run.Summary().Last());
    }

    [Fact]
    public void Step_WindowEndsWhileOutsideIsNotBelieved_EndsNoGoThereAndRaisesNoExit()
    {
        var run = Run();
        run.Inside.Add(Dwelling);
        run.Fix(0).Fix(60);
        run.Inside.Clear();
        run.Fix(70);
        run.Delete("depot");
        run.Fix(80);
        Assert.Equal("Ended 0-70 Major", run.Summary().Last());
        Assert.Equal(3, run.Changes.Count);
    }

    [Fact]
    public void Step_EveryFixTwiceOrThrice_ChangesNothing()
    {
        const int Seed = 20261125;
        var random = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            var (once, often) = (Run(), Run());
            var seconds = 0;
            for (var i = 0; i < 60; i++)
            {
                seconds += random.Next(1, 40);
                var place = random.Next(4);
                foreach (var run in new[] { once, often })
                {
                    Move(run, place);
                }

                once.Fix(seconds);
                for (var copy = random.Next(1, 4); copy > 0; copy--)
                {
                    often.Fix(seconds);
                }
            }

            Assert.True(once.Summary().SequenceEqual(often.Summary()), $"seed {Seed}, round {round}");
        }
    }

    private static FenceDefinition Dwelling =>
        RuleRun<GeofenceOptions, GeofenceState>.Fence("depot", FenceAlerts.Enter | FenceAlerts.Exit | FenceAlerts.NoGo) with
        {
            Dwell = TimeSpan.FromSeconds(60),
        };

    // Outside, inside, or inside while the fence rests; twice as often inside, so that stays get long.
    private static void Move(RuleRun<GeofenceOptions, GeofenceState> run, int place)
    {
        var fence = Dwelling with { Dwell = TimeSpan.FromSeconds(30), MaximumInside = TimeSpan.FromSeconds(90) };
        run.Inside.Clear();
        run.Resting.Clear();
        if (place != 0)
        {
            (place == 1 ? run.Resting : run.Inside).Add(fence);
        }
    }

    private static void Rest(RuleRun<GeofenceOptions, GeofenceState> run, FenceAlerts alerts) =>
        run.Resting.Add(RuleRun<GeofenceOptions, GeofenceState>.Fence("depot", alerts));

    private static void Hold(RuleRun<GeofenceOptions, GeofenceState> run)
    {
        run.Inside.AddRange(run.Resting);
        run.Resting.Clear();
    }

    private static void Enter(RuleRun<GeofenceOptions, GeofenceState> run, FenceAlerts alerts) =>
        run.Inside.Add(RuleRun<GeofenceOptions, GeofenceState>.Fence("depot", alerts));

    private static RuleRun<GeofenceOptions, GeofenceState> Run() => new(new GeofenceRule(new GeofenceOptions { DwellS = 0 }));
}
