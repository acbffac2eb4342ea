using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>An emergency alarm does not wait for the reorder window, and is judged like everything else all the same.</summary>
public sealed class EmergencyDecisionTests
{
    [Fact]
    public void Decide_FirstFixWithTheAlarm_IsRaisedAtOnce()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Fixes(60, 0, 5));
        vehicle.Decide(vehicle.Fix(10, emergency: true));
        var raised = Assert.Single(vehicle.RevisionsOf("emergency"));
        Assert.Equal((AlertChange.Raised, Fixes.Second(10)), (raised.Change, raised.Start));
        Assert.Equal(Fixes.Second(10), vehicle.State.Watermark);
    }

    [Fact]
    public void Decide_AlarmGoesOn_LeavesTheWindowOpen()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Fix(10, emergency: true));
        vehicle.Decide(vehicle.Fix(20, emergency: true), vehicle.Fix(15, emergency: true));
        Assert.Equal(2, vehicle.State.Window.Length);
        Assert.Null(vehicle.State.DirtyFrom);
    }

    [Fact]
    public void Refold_EarlierFixWithTheAlarmComesLate_SupersedesWithItsStart()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Fix(10, emergency: true));
        vehicle.Decide(vehicle.Fix(8, emergency: true));
        vehicle.Refold();
        Assert.Equal(
            [(AlertChange.Raised, Fixes.Second(10)), (AlertChange.Withdrawn, Fixes.Second(10)), (AlertChange.Raised, Fixes.Second(8))],
            vehicle.RevisionsOf("emergency").Select(static one => (one.Change, one.Start)));
        Assert.Equal(vehicle.RevisionsOf("emergency")[0].Id, vehicle.RevisionsOf("emergency")[^1].Supersedes);
    }

    [Fact]
    public void Refold_EarlierFixWithoutTheAlarmComesLate_ChangesNothing()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Fix(10, emergency: true));
        vehicle.Decide(vehicle.Fix(8));
        vehicle.Refold();
        Assert.Single(vehicle.Revisions);
    }

    [Theory]
    [InlineData(QualityFlags.None, 2_000)]
    [InlineData(QualityFlags.Stale, 62_000)] // A back-fill's emergency is over: it waits with the rest.
    public void Decide_AlarmOvertakenByLaterFixes_IsRefoldedAtOnceWhileItIsFresh(QualityFlags flags, long dueMs)
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0, 100));
        var decision = vehicle.Decide(
            vehicle.Fix(40, receivedAt: new ReceivedAt(1_999)),
            vehicle.Fix(50, flags: flags, receivedAt: new ReceivedAt(2_000), emergency: true));
        var due = Assert.Single(decision.Judgement.Due, static row => row.Kind == DueKind.Refold);
        Assert.Equal(new DueRow(PureVehicle.Id, DueKind.Refold, new ReceivedAt(Math.Min(dueMs, 61_999))), due);
        vehicle.Refold();
        Assert.Equal(Fixes.Second(50), Assert.Single(vehicle.RevisionsOf("emergency")).Start);
    }

    [Fact]
    public void Decide_SameFactsAgain_GivesTheSameRevisions()
    {
        var vehicle = new PureVehicle();
        IReadOnlyList<LogFact> facts =
        [
            .. vehicle.Fixes(60, 0, 5), vehicle.Fix(12, emergency: true), vehicle.Fix(9),
            vehicle.Fix(14, emergency: true), vehicle.Fix(20), vehicle.Fix(40), vehicle.Tick(TickKind.Flush),
        ];
        var whole = new VehicleDecider(PureVehicle.Id, vehicle.Judging).Decide(VehicleState.Initial, facts);
        foreach (var fact in facts)
        {
            vehicle.Decide(fact);
        }

        Assert.Equal(
            whole.Judgement.Revisions.Select(static one => (one.Revision, one.CausedBy)),
            vehicle.Revisions.Select(static one => (one.Revision, one.CausedBy)));
        Assert.Equal([AlertChange.Raised, AlertChange.Ended], vehicle.RevisionsOf("emergency").Select(static one => one.Change));
    }
}
