using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Benchmarks.Fences;

/// <summary>
/// Question: what does it cost to find the fences that hold a fix, against plain NetTopologySuite (an STRtree of boxes
/// before prepared geometries), on the 3,221 US counties?
/// Budget: at least 40 times faster for points spread evenly over the box of all counties, at least 80 times for fixes
/// of moving vehicles, and 0 B a look-up. Both sides must find the same.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- fences
/// Last, the lowest of four runs on two busy cores of an AMD EPYC, SDK 10.0.401, 2026-11-21: uniform 51 times (212 ns and
/// 352 B against 4.1 ns and 0 B), moving 128 times (1,144 ns and 697 B against 9.3 ns and 0 B).
/// </summary>
internal sealed class FenceLookupBenchmark : IBenchmark
{
    private const int Seed = 20261121;

    public string Name => "fences";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var (source, fences) = BenchmarkFences.Load();
        var areas = fences.Select(static fence => GeoJsonReader.ReadGeometry(fence.GeometryJson)).ToArray();
        var set = FenceSet.Build([.. fences.Select(static fence => new FenceVersion(fence, LogOffset.Start, null))]);
        var tree = new STRtree<IPreparedGeometry>();
        foreach (var area in areas)
        {
            tree.Insert(area.EnvelopeInternal, PreparedGeometryFactory.Prepare(area));
        }

        tree.Build();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}: {set.Count} fences ({source})"));
        var points = new BenchmarkPoints(Seed, areas);
        Compare("uniform", points.Uniform(scale.Operations), tree, set, scale, output);
        Compare("moving", points.Moving(scale.Operations), tree, set, scale, output);
    }

    private static void Compare(
        string title,
        GeoPoint[] points,
        STRtree<IPreparedGeometry> tree,
        FenceSet set,
        BenchmarkScale scale,
        TextWriter output) =>
        new Comparison(
            scale,
            range => CountPlain(tree, points.AsSpan(range)),
            range => CountIndexed(set, points.AsSpan(range))).Report(title, output);

    private static long CountPlain(STRtree<IPreparedGeometry> tree, ReadOnlySpan<GeoPoint> points)
    {
        var count = 0L;
        foreach (var point in points)
        {
            var coordinate = new Coordinate(point.Longitude, point.Latitude);
            var geometry = new Point(coordinate);
            foreach (var candidate in tree.Query(new Envelope(coordinate)))
            {
                count += candidate.Covers(geometry) ? 1 : 0;
            }
        }

        return count;
    }

    private static long CountIndexed(FenceSet set, ReadOnlySpan<GeoPoint> points)
    {
        Span<int> ordinals = stackalloc int[16];
        var count = 0L;
        foreach (var point in points)
        {
            count += set.Containing(point, ordinals);
        }

        return count;
    }
}
