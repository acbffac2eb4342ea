using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Areas;
using Tracking.Geo.Live;
using Tracking.Model.Positions;

namespace Tracking.Benchmarks.Live;

/// <summary>
/// Question: what does it cost to find the vehicles in a box that holds about 130 of a million, against
/// NetTopologySuite's STRtree?
/// Budget: at most 60 µs a question, and no bytes but the box's own. Both sides must find as many.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- in-area
/// Last, on two very busy cores of an AMD EPYC, SDK 10.0.401, 2026-11-25: 2.0 times (64.6 µs and 6,666 B against 32.6 µs
/// and 168 B), and ours knows the distances.
/// </summary>
internal sealed class InAreaBenchmark : IBenchmark
{
    private const int Seed = 20261125;
    private const int FullVehicles = 1_000_000;
    private const int Wanted = 130;

    public string Name => "in-area";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var questions = scale with { Operations = scale.Operations / 50, OperationsPerRound = scale.OperationsPerRound / 50 };
        var fleet = new BenchmarkFleet(Seed, scale == BenchmarkScale.Full ? FullVehicles : scale.Operations);
        var tree = new STRtree<GeoPoint>();
        foreach (var (_, live) in fleet.Vehicles)
        {
            var point = live.Position.Point;
            tree.Insert(new Envelope(new Coordinate(point.Longitude, point.Latitude)), point);
        }

        tree.Build();
        var boxes = Enumerable.Range(0, questions.Operations).Select(_ => BoxAround(fleet)).ToArray();
        var found = new List<LiveVehicle>();
        var vehicles = AskIndex(fleet.Index, boxes, found);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: boxes of {(double)vehicles / boxes.Length:F0} of {fleet.Index.Count} vehicles, budget 60,000 ns"));
        new Comparison(
            questions, range => AskTree(tree, boxes[range]), range => AskIndex(fleet.Index, boxes.AsSpan(range), found))
            .Report("STRtree -> live index", output);
    }

    // As wide as it must be: in a town a few streets, in the country a district.
    private static Envelope BoxAround(BenchmarkFleet fleet)
    {
        var nearest = new LiveVehicle[Wanted];
        var place = fleet.Place();
        var count = fleet.Index.FindNearest(place, double.PositiveInfinity, nearest);
        var degrees = nearest[count - 1].DistanceMeters / 111_195 * 0.886;
        var wide = degrees / Math.Cos(place.Latitude * Math.PI / 180);
        return new Envelope(
            place.Longitude - wide, place.Longitude + wide, place.Latitude - degrees, place.Latitude + degrees);
    }

    private static long AskIndex(LiveIndex index, ReadOnlySpan<Envelope> boxes, List<LiveVehicle> found)
    {
        var sum = 0L;
        foreach (var box in boxes)
        {
            found.Clear();
            index.FindInArea(
                new BoxArea(GeoPoint.FromDegrees(box.MinY, box.MinX), GeoPoint.FromDegrees(box.MaxY, box.MaxX)), found);
            sum += found.Count;
        }

        return sum;
    }

    private static long AskTree(STRtree<GeoPoint> tree, Envelope[] boxes)
    {
        var sum = 0L;
        foreach (var box in boxes)
        {
            sum += tree.Query(box).Count;
        }

        return sum;
    }
}
