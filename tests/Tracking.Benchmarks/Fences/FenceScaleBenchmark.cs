using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.Geometries;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Benchmarks.Fences;

/// <summary>
/// Question: does a look-up cost the same among 100 and 100,000 fences of the same density, and what do building the index
/// and one change among so many cost?
/// </summary>
internal sealed class FenceScaleBenchmark : IBenchmark
{
    private const int Seed = 20261125;
    private const int FewFences = 100;

    public string Name => "fence-scale";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var few = Lookups.Make(FewFences, scale);
        foreach (var count in scale == BenchmarkScale.Full ? [1_000, 10_000, 100_000] : new[] { 1_000 })
        {
            var began = Stopwatch.GetTimestamp();
            var many = Lookups.Make(count, scale);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: {count} fences, built in {many.BuildSeconds:F2} s (with text {Stopwatch.GetElapsedTime(began).TotalSeconds:F1}), index of {many.Set.IndexBytes / 1e6:F1} MB"));
            new Comparison(scale, many.Count, few.Count).Report($"{count} over {FewFences}", output);
        }
    }

    private sealed record Lookups(FenceSet Set, GeoPoint[] Points, double BuildSeconds)
    {
        public static Lookups Make(int count, BenchmarkScale scale)
        {
            var fences = new GeneratedFences(Seed).Make(count);
            FenceVersion[] versions = [.. fences.Select(static fence => new FenceVersion(fence, LogOffset.Start, null))];
            var began = Stopwatch.GetTimestamp();
            var set = FenceSet.Build(versions);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Geometry[] areas = [.. fences.Take(5_000).Select(static fence => GeoJsonReader.ReadGeometry(fence.GeometryJson, GeometryKinds.AreasPointsAndLines))];
            return new Lookups(set, new BenchmarkPoints(Seed, areas).Moving(scale.Operations), seconds);
        }

        public long Count(Range range)
        {
            Span<int> ordinals = stackalloc int[16];
            foreach (var point in Points.AsSpan(range))
            {
                Set.Containing(point, ordinals);
            }

            return 0;
        }
    }
}
