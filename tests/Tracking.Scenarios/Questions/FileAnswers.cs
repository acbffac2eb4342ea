using Google.Protobuf.WellKnownTypes;
using Tracking.V1;

namespace Tracking.Scenarios.Questions;

/// <summary>
/// The right answers, worked out from the rows of a file by looking at every one, with arithmetic of its own.
/// </summary>
internal sealed class FileAnswers(IEnumerable<Position> rows)
{
    private const double EarthRadiusMeters = 6_371_008.8;

    private readonly List<Position> _rows = [.. rows.Distinct()];

    /// <summary>Each vehicle's last row; rows of one instant are the server's to choose from, so such vehicles are left out.</summary>
    public IReadOnlyDictionary<string, Position> LastRows => _rows
        .GroupBy(static row => row.VehicleId)
        .Select(static track => track.Where(row => row.DeviceTime == track.Max(static other => other.DeviceTime)).ToList())
        .Where(static last => last.Count == 1)
        .ToDictionary(static last => last[0].VehicleId, static last => last[0]);

    /// <summary>The vehicles by distance of their last rows.</summary>
    public IReadOnlyList<(string Vehicle, double Meters)> Nearest(Point point) =>
    [
        .. LastRows.Select(last => (last.Key, Meters: Meters(point, PointOf(last.Value))))
            .OrderBy(static entry => entry.Meters).ThenBy(static entry => entry.Key, StringComparer.Ordinal),
    ];

    /// <summary>Who has rows in the area in that time: first, last, how many.</summary>
    public IReadOnlyList<(string Vehicle, Timestamp First, Timestamp Last, int Count)> Visitors(
        Func<Point, bool> contains, Timestamp from, Timestamp to, ISet<(string, Timestamp)> left) =>
    [
        .. _rows
            .Where(row => row.DeviceTime >= from && row.DeviceTime < to && contains(PointOf(row)))
            .Where(row => !left.Contains((row.VehicleId, row.DeviceTime)))
            .GroupBy(static row => row.VehicleId)
            .Select(static visit => (
                visit.Key,
                visit.Min(static row => row.DeviceTime)!,
                visit.Max(static row => row.DeviceTime)!,
                visit.Count()))
            .OrderBy(static visit => visit.Key, StringComparer.Ordinal),
    ];

    public static Point PointOf(Position row) => new() { LatitudeDeg = row.LatitudeDeg, LongitudeDeg = row.LongitudeDeg };

    /// <summary>Great-circle metres by the angle between two vectors, which is not how the server does it.</summary>
    public static double Meters(Point left, Point right)
    {
        var (a, b) = (Vector(left), Vector(right));
        var cross = (X: (a.Y * b.Z) - (a.Z * b.Y), Y: (a.Z * b.X) - (a.X * b.Z), Z: (a.X * b.Y) - (a.Y * b.X));
        return EarthRadiusMeters * Math.Atan2(
            Math.Sqrt((cross.X * cross.X) + (cross.Y * cross.Y) + (cross.Z * cross.Z)),
            (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z));
    }

    private static (double X, double Y, double Z) Vector(Point point)
    {
        var (latitude, longitude) = (point.LatitudeDeg * Math.PI / 180, point.LongitudeDeg * Math.PI / 180);
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }
}
