using Tracking.Model.Drivers;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Fatigue;

/// <summary>
/// Cuts a driver's timeline out of the segments of the vehicles he was signed on at. Away from every vehicle he rests,
/// and so he does at one from which nothing has come yet; after the last that came of a vehicle he left, nothing is known.
/// </summary>
public static class DriverTimelines
{
    /// <summary>The timeline from an instant on.</summary>
    /// <param name="from">The instant.</param>
    /// <param name="assignments">Where the driver was signed on, by start, never at two places at once.</param>
    /// <param name="segmentsOf">
    /// The segments of an assignment's vehicle that reach into the assignment, by start.
    /// </param>
    public static DriverTimeline Of(
        DeviceTime from,
        IEnumerable<Assignment> assignments,
        Func<Assignment, IEnumerable<MotionSegment>> segmentsOf)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        ArgumentNullException.ThrowIfNull(segmentsOf);
        var stretches = new List<DriverStretch>();
        var until = from;
        foreach (var assignment in assignments.Where(one => one.To > from))
        {
            var start = assignment.From > until ? assignment.From : until;
            Put(stretches, MotionKind.Stopped, until, start, null, VehicleClass.Other);
            until = Take(stretches, assignment, start, segmentsOf(assignment));
            if (assignment.IsOpen)
            {
                return new DriverTimeline(from, stretches, IsOver: false);
            }

            until = assignment.To;
        }

        return new DriverTimeline(from, stretches, IsOver: true);
    }

    /// <returns>Up to when something is known of the assignment.</returns>
    private static DeviceTime Take(
        List<DriverStretch> stretches, Assignment assignment, DeviceTime start, IEnumerable<MotionSegment> segments)
    {
        var until = start;
        var lastClass = VehicleClass.Other;
        var isSeen = false;
        foreach (var segment in segments)
        {
            var begin = segment.Start > until ? segment.Start : until;
            var end = segment.End < assignment.To ? segment.End : assignment.To;
            if (end <= until)
            {
                continue;
            }

            Put(
                stretches,
                isSeen ? MotionKind.Unknown : MotionKind.Stopped,
                until,
                begin,
                assignment.Vehicle,
                segment.Class);
            Put(stretches, segment.Kind, begin, end, assignment.Vehicle, segment.Class);
            (until, lastClass, isSeen) = (end, segment.Class, true);
        }

        if (!assignment.IsOpen)
        {
            Put(
                stretches,
                isSeen ? MotionKind.Unknown : MotionKind.Stopped,
                until,
                assignment.To,
                assignment.Vehicle,
                lastClass);
        }

        return until;
    }

    private static void Put(
        List<DriverStretch> stretches,
        MotionKind kind,
        DeviceTime start,
        DeviceTime end,
        VehicleId? vehicle,
        VehicleClass vehicleClass)
    {
        if (end > start)
        {
            stretches.Add(new DriverStretch(kind, start, end, vehicle, vehicleClass));
        }
    }
}
