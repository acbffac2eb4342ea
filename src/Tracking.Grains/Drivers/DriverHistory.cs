using Tracking.Model.Drivers;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;

namespace Tracking.Grains.Drivers;

/// <summary>What is stored about a driver's time: where he was signed on, and what those vehicles did.</summary>
internal sealed class DriverHistory
{
    /// <summary>Segments read at a time.</summary>
    private const int PageSize = 1_000;

    private readonly Dictionary<Assignment, IReadOnlyList<MotionSegment>> _segments;

    private DriverHistory(
        DriverTimeline timeline, Dictionary<Assignment, IReadOnlyList<MotionSegment>> segments)
    {
        Timeline = timeline;
        _segments = segments;
    }

    public DriverTimeline Timeline { get; }

    /// <summary>Reads what a driver did between two instants.</summary>
    public static async Task<DriverHistory> ReadAsync(
        DriverStores stores, DriverId driver, DeviceTime from, DeviceTime to)
    {
        var assignments = await AssignmentsAsync(stores, driver, from, to);
        var segments = new Dictionary<Assignment, IReadOnlyList<MotionSegment>>();
        foreach (var assignment in assignments)
        {
            segments.Add(assignment, await SegmentsAsync(stores, assignment, from, to));
        }

        return new DriverHistory(DriverTimelines.Of(from, assignments, one => segments[one]), segments);
    }

    /// <summary>The vehicle he was signed on at, or null.</summary>
    public VehicleId? VehicleAt(DeviceTime time) => _segments.Keys.FirstOrDefault(one => one.Covers(time))?.Vehicle;

    /// <summary>The segment of an instant at a vehicle.</summary>
    public MotionSegment? SegmentAt(VehicleId vehicle, DeviceTime time) => _segments
        .Where(one => one.Key.Vehicle == vehicle)
        .SelectMany(static one => one.Value)
        .FirstOrDefault(segment => segment.Start <= time && time < segment.End);

    /// <summary>The codes of the regions he was seen in between two instants, while signed on.</summary>
    public IReadOnlyList<string> RegionsBetween(DeviceTime from, DeviceTime to) =>
        [.. _segments.SelectMany(one => one.Value.SelectMany(static segment => segment.Visits)
            .Where(visit => visit.First <= to && visit.Last >= from
                && visit.First < one.Key.To && visit.Last >= one.Key.From))
            .SelectMany(static visit => visit.Path.Regions())
            .Select(static region => region.Code)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<Assignment>> AssignmentsAsync(
        DriverStores stores, DriverId driver, DeviceTime from, DeviceTime to)
    {
        if (driver.UnknownAt is { } vehicle)
        {
            var ofVehicle = Assignments.Of(
                await stores.Signs.ListOfVehicleAsync(vehicle, from, to, CancellationToken.None));
            return Assignments.Unmanned(ofVehicle, vehicle, from);
        }

        var all = Assignments.Of(await stores.Signs.ListOfDriverAsync(driver, from, to, CancellationToken.None));
        return [.. all.Where(one => one.Driver == driver && one.To > from)];
    }

    private static async Task<IReadOnlyList<MotionSegment>> SegmentsAsync(
        DriverStores stores, Assignment assignment, DeviceTime from, DeviceTime to)
    {
        var segments = new List<MotionSegment>();
        var next = assignment.From > from ? assignment.From : from;
        var end = assignment.To < to ? assignment.To : to;
        while (next < end)
        {
            var page = await stores.Segments.ListAsync(
                assignment.Vehicle, next, end, PageSize, CancellationToken.None);
            segments.AddRange(page);
            if (page.Count < PageSize)
            {
                break;
            }

            next = page[^1].End;
        }

        return segments;
    }
}
