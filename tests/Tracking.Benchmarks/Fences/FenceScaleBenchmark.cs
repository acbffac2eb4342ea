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
/// Question: does a look-up cost the same among 100 and 100,000 fences of the same density, for fixes of 1,000 moving
/// vehicles? And what do building the index and one change among so many cost?
/// Budget: at most 6 times as much among 100,000, where the steps are the same but the index of 200 MB no longer lies in
/// the processor's caches, and 0 B a look-up; building in seconds, a change in milliseconds.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- fence-scale
/// Last, on two cores of an AMD EPYC that others kept busy, SDK 10.0.401, 2026-11-26: 1,000 1.3 times, 10,000 2.1 times,
/// 100,000 4.7 times (38 ns against 9 ns, 0 B); 100,000 built in 4.1 s, index of 195 MB, one change among them 0.7 ms.
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
            var many = Lookups.Make(count, scale);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: {count} fences built in {many.BuildSeconds:F2} s, index of {many.Set.IndexBytes / 1e6:F1} MB, "
                + $"one change {ChangeMilliseconds(many.Set):F1} ms"));
            new Comparison(scale, many.LookUp, few.LookUp).Report($"{count} over {FewFences}", output);
        }
    }

    private static double ChangeMilliseconds(FenceSet set)
    {
        var catalogue = new FenceCatalogue();
        catalogue.Replace([.. Enumerable.Range(0, set.Count).Select(ordinal => set[ordinal])]);
        var milliseconds = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var fence = set[i].Fence with { Name = "changed" };
            var began = Stopwatch.GetTimestamp();
            catalogue.Commit(PreparedFences.Of(catalogue.Current, [fence], []), LogOffset.Start);
            milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return milliseconds.Order().ElementAt(milliseconds.Count / 2);
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
            // Vehicles start within fences of every part of the map.
            Geometry[] areas =
            [
                .. fences.Where((_, i) => i % Math.Max(1, count / 5_000) == 0).Select(static fence =>
                    GeoJsonReader.ReadGeometry(fence.GeometryJson, GeometryKinds.AreasPointsAndLines)),
            ];
            return new Lookups(set, new BenchmarkPoints(Seed, areas).Moving(scale.Operations), seconds);
        }

        // The two sides look up in different sets, so they have no count in common to compare.
        public long LookUp(Range range)
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
