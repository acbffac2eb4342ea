using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;
using Tracking.Testing.Data;

namespace Tracking.Geo.Tests.Indexing;

/// <summary>
/// The index against NetTopologySuite on real borders: random points, and points on and beside vertices and edges.
/// </summary>
public sealed class RealPolygonsTests
{
    private const int Probes = 15_000;

    [Theory]
    [InlineData("geofences/us-counties.geojson")]
    [InlineData("geofences/cn-counties.geojson")]
    [InlineData("regions/cn-provinces-detailed.geojson")]
    [InlineData("regions/cn-cities.geojson")]
    public void Find_RealBorders_AgreesWithCovers(string file)
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        var areas = Read(file);
        var index = PolygonIndex.Build(areas);
        var plain = Plain(areas);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var found = new int[16];
        for (var i = 0; i < Probes; i++)
        {
            var point = Probe(random, areas);
            var expected = Expected(plain, point);
            var count = index.Find(GeoPoint.FromDegrees(point.Y, point.X), found);
            Assert.True(
                expected.SequenceEqual(found.Take(count)),
                $"seed {seed}, probe {i} at {point}: expected {string.Join(' ', expected)}, "
                + $"found {string.Join(' ', found.Take(count))}");
        }
    }

    private static Geometry[] Read(string file)
    {
        var json = File.ReadAllBytes(SharedData.File(file));
        return GeoJsonReader.TryRead(json, InvalidGeometry.Refuse, out var features, out var error)
            ? [.. features.Select(static feature => feature.Geometry)]
            : throw new InvalidOperationException(error.ToString());
    }

    private static STRtree<(int Ordinal, IndexedPointInAreaLocator Locator)> Plain(Geometry[] areas)
    {
        var tree = new STRtree<(int, IndexedPointInAreaLocator)>();
        for (var i = 0; i < areas.Length; i++)
        {
            tree.Insert(areas[i].EnvelopeInternal, (i, new IndexedPointInAreaLocator(areas[i])));
        }

        return tree;
    }

    private static int[] Expected(STRtree<(int Ordinal, IndexedPointInAreaLocator Locator)> plain, Coordinate point) =>
    [
        .. plain.Query(new Envelope(point))
            .Where(entry => entry.Locator.Locate(point) != Location.Exterior)
            .Select(static entry => entry.Ordinal)
            .Order(),
    ];

    private static Coordinate Probe(Random random, Geometry[] areas)
    {
        var area = areas[random.Next(areas.Length)];
        var points = ((Polygon)area.GetGeometryN(random.Next(area.NumGeometries))).Shell.CoordinateSequence;
        var i = random.Next(points.Count - 1);
        var t = random.Next(3) == 0 ? 0 : random.NextDouble();
        var x = points.GetX(i) + (t * (points.GetX(i + 1) - points.GetX(i)));
        var y = points.GetY(i) + (t * (points.GetY(i + 1) - points.GetY(i)));
        return random.Next(3) switch
        {
            0 => new Coordinate(x, y),
            1 => new Coordinate(Math.BitIncrement(x), y),
            _ => new Coordinate(
                Math.Clamp(x + ((random.NextDouble() - 0.5) * 0.2), -180, 180),
                Math.Clamp(y + ((random.NextDouble() - 0.5) * 0.2), -90, 90)),
        };
    }
}
