using Tracking.Model.Positions;

namespace Tracking.Geo.Tracks;

/// <summary>The points of a track, and how far each lies from a line between two others.</summary>
internal sealed class TrackLine
{
    private const double MetersPerDegree = GeoPoint.EarthRadiusMeters * Math.PI / 180;

    private readonly GeoPoint[] _points;
    private readonly double[] _metersPerDegreeEast;

    public TrackLine(IReadOnlyList<LoggedPosition> track)
    {
        _points = [.. track.Select(static fix => fix.Position.Point)];
        _metersPerDegreeEast =
            [.. _points.Select(static point => MetersPerDegree * Math.Cos(point.Latitude * (Math.PI / 180)))];
    }

    /// <summary>
    /// Marks what must be kept between two kept points: the one farthest from the line, as long as it is too far, and
    /// then the same on both sides of it.
    /// </summary>
    public void Keep(int start, int end, double toleranceMeters, bool[] kept)
    {
        var open = new Stack<(int Start, int End)>();
        open.Push((start, end));
        while (open.TryPop(out var part))
        {
            var (farthest, meters) = Farthest(part.Start, part.End);
            if (meters > toleranceMeters)
            {
                kept[farthest] = true;
                open.Push((part.Start, farthest));
                open.Push((farthest, part.End));
            }
        }
    }

    private (int Index, double Meters) Farthest(int start, int end)
    {
        var (index, meters) = (start, 0.0);
        for (var i = start + 1; i < end; i++)
        {
            var distance = MetersToLine(i, start, end);
            if (distance > meters)
            {
                (index, meters) = (i, distance);
            }
        }

        return (index, meters);
    }

    private double MetersToLine(int index, int start, int end)
    {
        var from = Offset(index, start);
        var to = Offset(index, end);
        var (x, y) = (to.East - from.East, to.North - from.North);
        var squared = (x * x) + (y * y);
        var share = squared == 0 ? 0 : Math.Clamp(-((from.East * x) + (from.North * y)) / squared, 0, 1);
        return Math.Sqrt(Square(from.East + (share * x)) + Square(from.North + (share * y)));
    }

    // Metres east and north of the point, the short way round.
    private (double East, double North) Offset(int from, int to)
    {
        var longitude = _points[to].Longitude - _points[from].Longitude;
        longitude -= 360 * Math.Round(longitude / 360);
        return (
            longitude * _metersPerDegreeEast[from],
            (_points[to].Latitude - _points[from].Latitude) * MetersPerDegree);
    }

    private static double Square(double value) => value * value;
}
