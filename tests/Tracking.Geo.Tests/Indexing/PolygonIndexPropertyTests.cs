using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Indexing;

/// <summary>The index against NetTopologySuite's own point location, polygon by polygon.</summary>
public sealed class PolygonIndexPropertyTests
{
    private const int Probes = 400;

    [Fact]
    public void Find_RandomPolygonsAndDoubtfulPoints_AgreesWithCovers()
    {
        var firstSeed = Environment.TickCount;
        for (var seed = firstSeed; seed < firstSeed + 60; seed++)
        {
            var random = new Random(seed);
            var shapes = new RandomShapes(random, random.Next(2) == 0 ? 0.25 : 0.1);
            Check(seed, shapes, [.. Enumerable.Range(0, 1 + random.Next(150)).Select(_ => shapes.Next())]);
        }
    }

    private static void Check(int seed, RandomShapes shapes, Geometry[] polygons)
    {
        var index = PolygonIndex.Build(polygons);
        var found = new int[polygons.Length];
        for (var probe = 0; probe < Probes; probe++)
        {
            var point = shapes.Probe(polygons);
            var expected = Enumerable.Range(0, polygons.Length)
                .Where(i => SimplePointInAreaLocator.Locate(point, polygons[i]) != Location.Exterior)
                .ToArray();
            var geoPoint = GeoPoint.FromDegrees(point.Y, point.X);
            var count = index.Find(geoPoint, found);
            Assert.True(
                expected.AsSpan().SequenceEqual(found.AsSpan(0, count)),
                $"seed {seed}, probe {probe} at {point}: expected {string.Join(' ', expected)}, "
                + $"found {string.Join(' ', found.Take(count))}");
            Assert.Equal(expected.Length == 0 ? -1 : expected[0], index.FindFirst(geoPoint));
        }
    }
}
