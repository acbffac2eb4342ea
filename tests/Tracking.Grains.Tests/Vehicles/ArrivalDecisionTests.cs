using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>What is about arrival is judged at once, in the order of the log, and never again.</summary>
public sealed class ArrivalDecisionTests
{
    [Fact]
    public void Decide_FirstLiveFix_AsksOnceWhenSilenceWouldBeTooLong()
    {
        var vehicle = new PureVehicle();
        var first = vehicle.Decide(Live(vehicle, 0));
        Assert.Equal([new DueRow(PureVehicle.Id, DueKind.Silence, Received(600))], first.Judgement.Due);
        Assert.Empty(vehicle.Decide(Live(vehicle, 10)).Judgement.Due);
    }

    [Fact]
    public void Decide_IgnitionComesOnAgain_AsksSooner()
    {
        var vehicle = new PureVehicle();
        var parked = vehicle.Decide(vehicle.Fix(0, receivedAt: Received(0), ignitionOn: false));
        Assert.Equal(Received(86_400), Assert.Single(parked.Judgement.Due).DueAt);
        Assert.Empty(vehicle.Decide(vehicle.Fix(100, receivedAt: Received(100), ignitionOn: false)).Judgement.Due);
        var starts = vehicle.Decide(vehicle.Fix(200, receivedAt: Received(200), ignitionOn: true));
        Assert.Equal(Received(800), Assert.Single(starts.Judgement.Due).DueAt);
    }

    [Fact]
    public void Decide_SilenceTick_RaisesAndAsksNoMore()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(Live(vehicle, 0));
        var decision = vehicle.Decide(vehicle.Tick(TickKind.Silence, Received(600)));
        Assert.Equal((AlertChange.Raised, Fixes.Second(0)), Only(decision));
        Assert.Equal([DueKind.Silence], decision.Judgement.Done);
        Assert.Empty(decision.Judgement.Due);
        Assert.Equal(
            [new DueRow(PureVehicle.Id, DueKind.Silence, Received(1_500))],
            vehicle.Decide(Live(vehicle, 900)).Judgement.Due);
    }

    [Fact]
    public void Decide_LiveFixGotAheadOfTheTick_FindsNoSilenceAndAsksAgain()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(Live(vehicle, 0), Live(vehicle, 599));
        var decision = vehicle.Decide(vehicle.Tick(TickKind.Silence, Received(600)));
        Assert.Empty(decision.Judgement.Revisions);
        Assert.Equal([DueKind.Silence], decision.Judgement.Done);
        Assert.Equal([new DueRow(PureVehicle.Id, DueKind.Silence, Received(1_199))], decision.Judgement.Due);
    }

    [Fact]
    public void Refold_SilentTimeIsFilledInLater_LeavesTheAlertAlone()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(Live(vehicle, 0));
        vehicle.Decide(vehicle.Tick(TickKind.Flush), vehicle.Tick(TickKind.Silence, Received(600)));
        vehicle.Decide(Live(vehicle, 1_000), vehicle.Tick(TickKind.Flush));
        vehicle.Decide([.. Enumerable.Range(1, 90).Select(i => vehicle.Fix(
            i * 10, flags: QualityFlags.Stale, receivedAt: Received(2_000)))]);
        Assert.NotNull(vehicle.State.DirtyFrom);
        vehicle.Refold();
        Assert.Equal([AlertChange.Raised, AlertChange.Ended], vehicle.RevisionsOf("offline").Select(static one => one.Change));
    }

    [Fact]
    public void Refold_WhileOffline_LeavesTheAlertOpen()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(Live(vehicle, 0), vehicle.Tick(TickKind.Flush), vehicle.Tick(TickKind.Silence, Received(600)));
        vehicle.Decide(vehicle.Fix(-5, 61, QualityFlags.Stale, Received(1_000)));
        vehicle.Refold();
        Assert.Equal(AlertState.Open, Assert.Single(vehicle.RevisionsOf("offline")).State);
        Assert.Single(vehicle.State.Arrivals.Open);
    }

    [Fact]
    public void Decide_ClockAhead_IsRaisedThoughNoOtherRuleSeesTheFixes()
    {
        var vehicle = new PureVehicle();
        foreach (var second in Enumerable.Range(0, 10))
        {
            vehicle.Decide(vehicle.Fix(
                90_000 + second, 120, QualityFlags.Future, Received(second), emergency: second == 4));
        }

        Assert.Equal(
            ["emergency-wrong-clock", "clock-skew"], vehicle.Revisions.Select(static one => one.Revision.Rule));
        Assert.Equal(Fixes.Second(4), vehicle.Revisions[0].Revision.Start);
        Assert.Empty(vehicle.State.Window);
    }

    [Fact]
    public void Read_WrittenState_GoesOnWithTheArrivals()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(Live(vehicle, 0));
        vehicle.Decide(vehicle.Tick(TickKind.Silence, Received(600)));
        var back = VehicleStateJson.Read(VehicleStateJson.Write(vehicle.State, ChineseRules.Set), ChineseRules.Set);
        Assert.Equal(vehicle.State.Arrivals.Open.Single().Last, back.Arrivals.Open.Single().Last);
        Assert.Equal(vehicle.State.Arrivals.RuleStates, back.Arrivals.RuleStates);
    }

    [Fact]
    public void Read_SnapshotOfBeforeThereWereArrivals_BeginsAnew()
    {
        var text = System.Text.Encoding.UTF8.GetString(VehicleStateJson.Write(VehicleState.Initial, ChineseRules.Set));
        var old = text[..text.IndexOf(",\"arrivals\"", StringComparison.Ordinal)] + "}";
        var back = VehicleStateJson.Read(System.Text.Encoding.UTF8.GetBytes(old), ChineseRules.Set);
        Assert.Same(FoldState.Initial, back.Arrivals);
    }

    private static (AlertChange Change, DeviceTime Start) Only(Decision decision)
    {
        var revision = Assert.Single(decision.Judgement.Revisions).Revision;
        return (revision.Change, revision.Start);
    }

    private static LogFact Live(PureVehicle vehicle, double seconds) => vehicle.Fix(seconds, receivedAt: Received(seconds));

    private static ReceivedAt Received(double seconds) => new(Fixes.Second(seconds).UnixMilliseconds);
}
