using Tracking.Model.Drivers;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;

namespace Tracking.Rules.Tests.Fatigue;

public sealed class DriverTimelinesTests
{
    private static readonly DriverId Zhang = DriverId.Parse("zhang");

    [Fact]
    public void Of_Segments_AreCutByTheAssignment() =>
        Assert.Equal(
            ["Stopped@ 0-5", "Driving@V 5-10", "Stopped@V 10-12"],
            Summary([Assigned("V", 5, 12)], Segment(MotionKind.Driving, 0, 10), Segment(MotionKind.Stopped, 10, 20)));

    [Fact]
    public void Of_OpenAssignment_EndsWithWhatIsKnown()
    {
        var timeline = Timeline([Assigned("V", 5, 999, isOpen: true)], Segment(MotionKind.Driving, 0, 10));
        Assert.False(timeline.IsOver);
        Assert.Equal(At(10), timeline.Horizon);
    }

    [Fact]
    public void Of_VehicleThatFellSilent_IsUnknownUntilHeLeft() =>
        Assert.Equal(
            ["Stopped@ 0-5", "Driving@V 5-10", "Unknown@V 10-12"],
            Summary([Assigned("V", 5, 12)], Segment(MotionKind.Driving, 0, 10)));

    [Fact]
    public void Of_VehicleThatHasNotReportedYet_IsRest() =>
        Assert.Equal(
            ["Stopped@ 0-5", "Stopped@V 5-8", "Driving@V 8-10", "Unknown@V 10-12"],
            Summary([Assigned("V", 5, 12)], Segment(MotionKind.Driving, 8, 10)));

    [Fact]
    public void Of_TwoAssignments_AreRestBetween() =>
        Assert.Equal(
            ["Driving@V 0-4", "Stopped@ 4-6", "Driving@V 6-9"],
            Summary([Assigned("V", 0, 4), Assigned("V", 6, 9)], Segment(MotionKind.Driving, 0, 10)));

    [Fact]
    public void LastBegun_Pause_IsFoundBeforeTheInstant()
    {
        var timeline = DayPlan.At(0).Stop(60).Drive(60).Stop(30).Drive(60).Stop(10).Drive(60).Now();
        Assert.Equal(DayPlan.Local(2.5), timeline.LastBegun(TimeSpan.FromMinutes(20), DayPlan.Local(6)));
        Assert.Equal(DayPlan.Local(2.5), timeline.LastBegun(TimeSpan.FromMinutes(20), DayPlan.Local(2.5)));
        Assert.Equal(DayPlan.Local(1), timeline.LastBegun(TimeSpan.FromMinutes(20), DayPlan.Local(2.4)));
        Assert.Null(timeline.LastBegun(TimeSpan.FromMinutes(90), DayPlan.Local(6)));
    }

    [Fact]
    public void Until_Instant_CutsWhatIsAfter()
    {
        var timeline = DayPlan.At(0).Drive(60).Stop(60).Over();
        Assert.Equal(DayPlan.Local(1.5), timeline.Until(DayPlan.Local(1.5)).Horizon);
        Assert.False(timeline.Until(DayPlan.Local(1.5)).IsOver);
        Assert.True(timeline.Until(DayPlan.Local(5)).IsOver);
    }

    private static DeviceTime At(long minutes) => new(minutes * 60_000);

    private static Assignment Assigned(string vehicle, long from, long to, bool isOpen = false) =>
        new(Zhang, VehicleId.Parse(vehicle), At(from), At(to), isOpen);

    private static MotionSegment Segment(MotionKind kind, long start, long end) => new(
        kind, At(start), At(end), false, default, default, 0, VehicleClass.Coach, []);

    private static DriverTimeline Timeline(Assignment[] assignments, params MotionSegment[] segments) =>
        DriverTimelines.Of(At(0), assignments, one => segments.Where(segment => segment.End > one.From && segment.Start < one.To));

    private static IEnumerable<string> Summary(Assignment[] assignments, params MotionSegment[] segments) =>
        Timeline(assignments, segments).Stretches.Select(static one =>
            $"{one.Kind}@{one.Vehicle} {one.Start.UnixMilliseconds / 60_000}-{one.End.UnixMilliseconds / 60_000}");
}
