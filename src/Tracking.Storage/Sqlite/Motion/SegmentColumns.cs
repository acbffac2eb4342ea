using System.Globalization;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Motion;

/// <summary>The columns of a stored segment, written and read side by side.</summary>
internal static class SegmentColumns
{
    public const string Names =
        "started_at, ended_at, kind, is_open, start_latitude, start_longitude, end_latitude, end_longitude, distance, "
        + "class, visits";

    public static Statement Write(Statement statement, MotionSegment segment) => statement
        .Add(segment.Start)
        .Add(segment.End)
        .Add((long)segment.Kind)
        .Add(segment.IsOpen)
        .Add(segment.StartPoint)
        .Add(segment.EndPoint)
        .Add(segment.DistanceMeters)
        .Add((long)segment.Class)
        .Add(Text(segment.Visits));

    public static MotionSegment Read(Statement row) => new(
        (MotionKind)row.Int(2),
        row.DeviceTime(0),
        row.DeviceTime(1),
        row.Bool(3),
        row.Point(4),
        row.Point(6),
        row.Double(8),
        (VehicleClass)row.Int(9),
        Visits(row.Text(10)));

    private static string Text(IReadOnlyList<RegionVisit> visits) => string.Join('\n', visits.Select(
        static visit => string.Create(
            CultureInfo.InvariantCulture,
            $"{visit.First.UnixMilliseconds} {visit.Last.UnixMilliseconds} {visit.Path}")));

    private static IReadOnlyList<RegionVisit> Visits(string text) =>
        text.Length == 0 ? [] : [.. text.Split('\n').Select(static line => Visit(line.Split(' ', 3)))];

    private static RegionVisit Visit(string[] parts) =>
        new(RegionPath.Parse(parts[2]), Time(parts[0]), Time(parts[1]));

    private static DeviceTime Time(string text) => new(long.Parse(text, CultureInfo.InvariantCulture));
}
