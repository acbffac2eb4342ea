using NetTopologySuite.Geometries;
using Tracking.Model.Positions;

namespace Tracking.Benchmarks.Fences;

/// <summary>Points to look up, the same ones for a seed.</summary>
internal sealed class BenchmarkPoints(int seed, IReadOnlyList<Geometry> areas)
{
    private const int Vehicles = 1_000;

    // 25 m/s (90 km/h) and a fix every 10 s, in degrees of latitude.
    private const double StepDegrees = 250 / 111_195.0;

    private const double LargestTurnRadians = 0.2;

    private readonly Random _random = new(seed);

    /// <summary>Spread evenly over the box that holds every area.</summary>
    public GeoPoint[] Uniform(int count)
    {
        var box = new Envelope();
        foreach (var area in areas)
        {
            box.ExpandToInclude(area.EnvelopeInternal);
        }

        return [.. Enumerable.Range(0, count).Select(_ => Within(box))];
    }

    /// <summary>
    /// Fixes of vehicles that start within areas and drive on with slight turns, in the order of their time: one fix of
    /// every vehicle, then the next of every vehicle.
    /// </summary>
    public GeoPoint[] Moving(int count)
    {
        var states = Enumerable.Range(0, Math.Min(Vehicles, count)).Select(_ => Start()).ToArray();
        var points = new GeoPoint[count];
        for (var i = 0; i < count; i++)
        {
            ref var state = ref states[i % states.Length];
            points[i] = state.Point;
            state = Drive(state.Point, state.Heading);
        }

        return points;
    }

    private (GeoPoint Point, double Heading) Start()
    {
        var area = areas[_random.Next(areas.Count)];
        var center = area.InteriorPoint;
        return (GeoPoint.FromDegrees(center.Y, center.X), _random.NextDouble() * Math.Tau);
    }

    private (GeoPoint Point, double Heading) Drive(GeoPoint point, double heading)
    {
        var (sin, cos) = Math.SinCos(heading);
        var latitude = point.Latitude + (StepDegrees * cos);
        var longitude = point.Longitude + (StepDegrees * sin / Math.Cos(point.Latitude * Math.PI / 180));
        // Who drives off the map starts again somewhere else.
        return GeoPoint.TryFromDegrees(latitude, longitude, out var next)
            ? (next, heading + ((_random.NextDouble() - 0.5) * LargestTurnRadians))
            : Start();
    }

    private GeoPoint Within(Envelope box) => GeoPoint.FromDegrees(
        box.MinY + (_random.NextDouble() * box.Height),
        box.MinX + (_random.NextDouble() * box.Width));
}
