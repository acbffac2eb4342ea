using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Indexing;

/// <summary>
/// The index against NetTopologySuite's own point location, polygon by polygon, whatever the grid is.
/// </summary>
public sealed class PolygonIndexPropertyTests
{
    private const int Rounds = 10;
    private const int Probes = 300;
    private const int MostPolygons = 150;

    private static readonly Dictionary<string, IndexLimits> Limits = new()
    {
        ["as shipped"] = new IndexLimits(),
        ["one cell"] = new IndexLimits { MaximumCells = 1, MaximumBlocks = 0 },
        ["coarse cells, no blocks"] = new IndexLimits { MaximumCells = 60, MaximumBlocks = 0 },
        ["blocks in blocks"] = new IndexLimits { MaximumCells = 9, DivideFinerFrom = 2, MaximumBlocks = 900 },
        ["blocks run out"] = new IndexLimits { MaximumCells = 200, DivideFinerFrom = 2, MaximumBlocks = 40 },
    };

    public static TheoryData<string, double, double> Cases => new(
        from name in Limits.Keys
        from scale in new[] { (0.25, 0.0), (0.1, 20.0), (0.00007, 39.1) }
        select (name, scale.Item1, scale.Item2));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Find_RandomPolygonsAndDoubtfulPoints_AgreesWithCovers(string limits, double cell, double origin)
    {
        var firstSeed = Environment.TickCount;
        for (var seed = firstSeed; seed < firstSeed + Rounds; seed++)
        {
            var random = new Random(seed);
            var shapes = new RandomShapes(random, cell, origin);
            var polygons = Enumerable.Range(0, 1 + random.Next(MostPolygons)).Select(_ => shapes.Next()).ToArray();
            var index = PolygonIndex.Build(polygons, Limits[limits]);
            for (var probe = 0; probe < Probes; probe++)
            {
                Check(index, polygons, shapes.Probe(polygons), $"seed {seed}, probe {probe}");
            }
        }
    }

    private static void Check(PolygonIndex index, Geometry[] polygons, Coordinate point, string run)
    {
        var expected = Enumerable.Range(0, polygons.Length)
            .Where(i => polygons[i].EnvelopeInternal.Covers(point))
            .Where(i => SimplePointInAreaLocator.Locate(point, polygons[i]) != Location.Exterior)
            .ToArray();
        var geoPoint = GeoPoint.FromDegrees(point.Y, point.X);
        var found = new int[polygons.Length];
        var count = index.Find(geoPoint, found);
        Assert.True(
            expected.AsSpan().SequenceEqual(found.AsSpan(0, count)),
            $"{run} at {point}: expected {string.Join(' ', expected)}, found {string.Join(' ', found.Take(count))}");
        Assert.Equal(expected.Length == 0 ? -1 : expected[0], index.FindFirst(geoPoint));
    }
}
