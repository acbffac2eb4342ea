using NetTopologySuite.Geometries;
using Tracking.Model.Positions;

namespace Tracking.Geo.Distances;

/// <summary>
/// Boxes that together hold everything within some distance of a path, each with the part of the path that decides about
/// the points in it: what an index of areas needs to find the few paths to measure.
/// </summary>
internal static class NearBoxes
{
    // A part is about as long as the corridor is wide, so that its box holds little else, but never shorter than 1 km and
    // never so short that one path has more than about a thousand.
    private const double LengthOverReach = 8;
    private const double MinimumPartMeters = 1_000;
    private const int MaximumParts = 1_024;

    // How many steps are measured for one point at most: some 10 ns each.
    private const int MaximumSteps = 64;

    // Beyond it a degree of longitude is too short to reckon with: the box goes round the earth.
    private const double PolarLatitude = 89;

    // A tenth of a millimetre, far above any rounding here.
    private const double SlackMeters = 1e-4;

    /// <summary>The parts of a path of one or more points.</summary>
    public static IEnumerable<(NearPath Path, IReadOnlyList<Envelope> Boxes)> Of(GeoPoint[] points, double reachMeters)
    {
        if (points.Length == 1)
        {
            yield return (new NearPath(points, reachMeters), [.. Around(points, reachMeters, 0)]);
            yield break;
        }

        var steps = new double[points.Length - 1];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = points[i].MetersTo(points[i + 1]);
        }

        var partMeters = Math.Max(
            Math.Max(MinimumPartMeters, LengthOverReach * reachMeters), steps.Sum() / MaximumParts);
        var first = 0;
        while (first < steps.Length)
        {
            var end = first + 1;
            var meters = steps[first];
            while (end < steps.Length && end - first < MaximumSteps && meters + steps[end] <= partMeters)
            {
                meters += steps[end++];
            }

            var part = points[first..(end + 1)];
            yield return (
                new NearPath(part, reachMeters),
                meters <= partMeters
                    ? [.. Around(part, reachMeters, steps[first..end].Max())]
                    : [.. AroundLongStep(part, reachMeters, (meters, (int)Math.Ceiling(meters / partMeters)))]);
            first = end;
        }
    }

    // A single step that is longer than a part: one path, several boxes along it.
    private static IEnumerable<Envelope> AroundLongStep(
        GeoPoint[] step, double reachMeters, (double Meters, int Count) pieces)
    {
        var angle = pieces.Meters / GeoPoint.EarthRadiusMeters;
        var (start, end) = (EarthVector.Of(step[0]), EarthVector.Of(step[1]));
        var last = step[0];
        for (var i = 1; i <= pieces.Count; i++)
        {
            var share = (double)i / pieces.Count;
            var next = i == pieces.Count
                ? step[1]
                : ((start * Math.Sin((1 - share) * angle)) + (end * Math.Sin(share * angle))).ToPoint();
            foreach (var box in Around([last, next], reachMeters, pieces.Meters / pieces.Count))
            {
                yield return box;
            }

            last = next;
        }
    }

    private static IEnumerable<Envelope> Around(GeoPoint[] points, double reachMeters, double longestStepMeters)
    {
        var box = new Envelope();
        foreach (var point in points)
        {
            box.ExpandToInclude(point.Longitude, point.Latitude);
        }

        var latitude = Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY));
        var margin = reachMeters + BulgeMeters(latitude, longestStepMeters) + SlackMeters;
        var angle = margin / GeoPoint.EarthRadiusMeters;
        var south = Math.Max(-90, box.MinY - Degrees(angle));
        var north = Math.Min(90, box.MaxY + Degrees(angle));
        if (Math.Max(-south, north) >= PolarLatitude)
        {
            return [new Envelope(-180, 180, south, north)];
        }

        var east = Degrees(Math.Asin(Math.Min(1, Math.Sin(angle) / Math.Cos(Math.Max(-south, north) * (Math.PI / 180)))));
        return Wrapped(box.MinX - east, box.MaxX + east, (south, north));
    }

    // An arc bulges towards the pole over the box of its ends: by h²/2R · tan φ for half its length h, and never by more
    // than h. Twice that is safe for every φ between the ends.
    private static double BulgeMeters(double latitude, double stepMeters)
    {
        var half = stepMeters / 2;
        var slope = Math.Tan(Math.Min(latitude, PolarLatitude) * (Math.PI / 180));
        return Math.Min(half, half * half / GeoPoint.EarthRadiusMeters * (1 + slope));
    }

    private static IEnumerable<Envelope> Wrapped(double west, double east, (double South, double North) rows)
    {
        if (east - west >= 360)
        {
            return [new Envelope(-180, 180, rows.South, rows.North)];
        }

        if (west < -180)
        {
            return [new Envelope(-180, east, rows.South, rows.North), new Envelope(west + 360, 180, rows.South, rows.North)];
        }

        return east > 180
            ? [new Envelope(west, 180, rows.South, rows.North), new Envelope(-180, east - 360, rows.South, rows.North)]
            : [new Envelope(west, east, rows.South, rows.North)];
    }

    private static double Degrees(double radians) => radians * (180 / Math.PI);
}
