using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Live;
using Tracking.Model.Positions;

namespace Tracking.Benchmarks.Live;

/// <summary>
/// Question: what does it cost to find the 10 vehicles nearest to a point among a million, against NetTopologySuite's
/// STRtree? The tree is asked for what lies in a box of degrees, doubled until it holds 10 within its inner circle: it
/// has no metres, and none of the two can take an update (see live-update for ours).
/// Budget: at most 20 µs and 0 B a question. Both sides must find the same.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- nearest
/// Last, on two very busy cores of an AMD EPYC, SDK 10.0.401, 2026-11-25: 5.2 times (23.1 µs and 3,862 B against 4.0 µs
/// and 1 B).
/// </summary>
internal sealed class NearestBenchmark : IBenchmark
{
    private const int Seed = 20261125;
    private const int FullVehicles = 1_000_000;
    private const int Count = 10;

    public string Name => "nearest";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var questions = scale with { Operations = scale.Operations / 20, OperationsPerRound = scale.OperationsPerRound / 20 };
        var fleet = new BenchmarkFleet(Seed, scale == BenchmarkScale.Full ? FullVehicles : scale.Operations);
        var tree = new STRtree<GeoPoint>();
        foreach (var (_, live) in fleet.Vehicles)
        {
            var point = live.Position.Point;
            tree.Insert(new Envelope(new Coordinate(point.Longitude, point.Latitude)), point);
        }

        tree.Build();
        var places = Enumerable.Range(0, questions.Operations).Select(_ => fleet.Place()).ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Name}: {Count} of {fleet.Index.Count} vehicles, budget 20,000 ns and 0 B"));
        new Comparison(questions, range => AskTree(tree, places[range]), range => AskIndex(fleet.Index, places.AsSpan(range)))
            .Report("STRtree -> live index", output);
    }

    // The checksum is the sum of all distances, in millimetres.
    private static long AskIndex(LiveIndex index, ReadOnlySpan<GeoPoint> places)
    {
        var found = new LiveVehicle[Count];
        var sum = 0L;
        foreach (var place in places)
        {
            var count = index.FindNearest(place, double.PositiveInfinity, found);
            for (var i = 0; i < count; i++)
            {
                sum += (long)(found[i].DistanceMeters * 1_000);
            }
        }

        return sum;
    }

    private static long AskTree(STRtree<GeoPoint> tree, GeoPoint[] places)
    {
        var sum = 0L;
        foreach (var place in places)
        {
            sum += Nearest(tree, place).Sum(static meters => (long)(meters * 1_000));
        }

        return sum;
    }

    private static IEnumerable<double> Nearest(STRtree<GeoPoint> tree, GeoPoint place)
    {
        var shrink = Math.Cos((Math.Abs(place.Latitude) + 1) * Math.PI / 180);
        for (var degrees = 0.005; ; degrees *= 2)
        {
            var box = new Envelope(
                place.Longitude - (degrees / shrink),
                place.Longitude + (degrees / shrink),
                place.Latitude - degrees,
                place.Latitude + degrees);
            var inside = tree.Query(box).Select(place.MetersTo).Order().Take(Count).ToList();
            // The circle within the box, a little less for the curve of its sides.
            if (inside.Count == Count && inside[^1] < degrees * 111_000)
            {
                return inside;
            }
        }
    }
}
