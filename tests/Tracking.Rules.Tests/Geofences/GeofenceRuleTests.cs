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

    private static void Enter(RuleRun<GeofenceOptions, GeofenceState> run, FenceAlerts alerts) =>
        run.Inside.Add(RuleRun<GeofenceOptions, GeofenceState>.Fence("depot", alerts));

    private static RuleRun<GeofenceOptions, GeofenceState> Run() => new(new GeofenceRule(new GeofenceOptions()));
}
