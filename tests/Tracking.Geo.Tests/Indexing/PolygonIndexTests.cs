using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;
using Tracking.Testing.Memory;

namespace Tracking.Geo.Tests.Indexing;

public sealed class PolygonIndexTests
{
    // A square with a square hole, and a triangle that shares the square's eastern edge.
    private static readonly PolygonIndex Index = Build(
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 3, 3 3, 3 1, 1 1))",
        "POLYGON ((4 0, 8 2, 4 4, 4 0))");

    private const int NestedCount = 140;

    // Squares with a common corner at (0, 0) and sides of 1, 1.001, 1.002…: more polygons in a cell than a mask has
    // bits.
    private static readonly Lazy<PolygonIndex> Nested = new(static () =>
        PolygonIndex.Build(
            [.. Enumerable.Range(0, NestedCount).Select(static i => Square(0, 1 + (i / 1_000.0)))],
            new IndexLimits { MaximumBlocks = 100 }));

    [Theory]
    [InlineData(0.5, 0.5, "0")] // within the square
    [InlineData(2, 2, "")] // in its hole
    [InlineData(5, 2, "1")] // within the triangle
    [InlineData(4, 1, "0 1")] // on the shared edge
    [InlineData(4, 0, "0 1")] // on a shared corner
    [InlineData(1, 2, "0")] // on the hole's edge
    [InlineData(3, 3, "0")] // on the hole's corner
    [InlineData(0, 4, "0")] // on a corner that nothing goes on from
    [InlineData(2, 4, "0")] // on a level edge
    [InlineData(6, 1, "1")] // on a slanting edge
    [InlineData(8, 2, "1")] // on the easternmost point
    [InlineData(6, 3.5, "")] // in the box of the triangle, outside of it
    [InlineData(9, 2, "")] // outside the box of all
    [InlineData(-0.001, 2, "")]
    [InlineData(2, 4.001, "")]
    public void Find_PointBesideOrOnBoundary_IsHeldByEveryPolygonThatCoversIt(double x, double y, string expected)
    {
        var found = new int[2];
        var count = Index.Find(GeoPoint.FromDegrees(y, x), found);
        Assert.Equal(expected, string.Join(' ', found.Take(count)));
    }

    [Fact]
    public void Find_NextDoubleToASlantingEdge_IsNotHeld()
    {
        // The edge from (4, 0) to (8, 2): the next latitude south of a point on it is outside, whatever rounding says.
        Assert.Equal(1, Index.FindFirst(GeoPoint.FromDegrees(0.75, 5.5)));
        Assert.Equal(-1, Index.FindFirst(GeoPoint.FromDegrees(Math.BitDecrement(0.75), 5.5)));
        Assert.Equal(1, Index.FindFirst(GeoPoint.FromDegrees(Math.BitIncrement(0.75), 5.5)));
    }

    [Fact]
    public void Find_MorePolygonsThanRoom_GivesTheLowestAndTheTotal()
    {
        var found = new int[70];
        Assert.Equal(NestedCount, Nested.Value.Find(GeoPoint.FromDegrees(0.5, 0.5), found));
        Assert.Equal(Enumerable.Range(0, 70), found);
        Assert.Equal(NestedCount, Nested.Value.Find(GeoPoint.FromDegrees(0.5, 0.5), []));
    }

    [Fact]
    public void Find_PointAmidManyBoundaries_CountsThoseThatHoldIt()
    {
        // At 1.1 on the diagonal lies the corner of number 100.
        var found = new int[NestedCount];
        var count = Nested.Value.Find(GeoPoint.FromDegrees(1.1, 1.1), found);
        Assert.Equal(Enumerable.Range(100, NestedCount - 100), found.Take(count));
        Assert.Equal(100, Nested.Value.FindFirst(GeoPoint.FromDegrees(1.1, 1.1)));
    }

    [Fact]
    public void Find_MultiPolygon_HoldsPointsOfEveryPart()
    {
        var index = Build(
            "MULTIPOLYGON (((170 0, 180 0, 180 1, 170 1, 170 0)), ((-180 0, -170 0, -170 1, -180 1, -180 0)))");
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(0.5, 175)));
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(0.5, -175)));
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(0.5, 180)));
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(0.5, -180)));
        Assert.Equal(-1, index.FindFirst(GeoPoint.FromDegrees(0.5, 0)));
    }

    [Fact]
    public void Find_WholeEarth_HoldsItsCorners()
    {
        var index = Build("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))");
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(90, 180)));
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(-90, -180)));
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(0, 0)));
    }

    [Fact]
    public void Find_FarApartAndTiny_IsFoundAtItsPlace()
    {
        // 0.1 mm wide: smaller than any cell, and the box of all spans the earth.
        var index = PolygonIndex.Build([Square(-170, 1e-9), Square(50, 1e-9)]);
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(-169.9999999995 + 170, -169.9999999995)));
        Assert.Equal(1, index.FindFirst(GeoPoint.FromDegrees(0.0000000005, 50.0000000005)));
        Assert.Equal(-1, index.FindFirst(GeoPoint.FromDegrees(0.000000002, 50.0000000005)));
    }

    [Fact]
    public void Build_NothingOrEmptyGeometries_HoldsNoPoint()
    {
        Assert.Equal(-1, PolygonIndex.Build([]).FindFirst(GeoPoint.FromDegrees(0, 0)));
        var index = Build("POLYGON EMPTY", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "MULTIPOLYGON EMPTY");
        Assert.Equal(3, index.Count);
        Assert.Equal(1, index.FindFirst(GeoPoint.FromDegrees(0.1, 0.5)));
        Assert.Equal(-1, Build("POLYGON EMPTY").FindFirst(GeoPoint.FromDegrees(0, 0)));
    }

    [Theory]
    [InlineData("LINESTRING (0 0, 1 1)")]
    [InlineData("GEOMETRYCOLLECTION (POINT (0 0))")]
    [InlineData("POLYGON ((0 0, 181 0, 1 1, 0 0))")]
    [InlineData("POLYGON ((0 0, 1 -91, 1 1, 0 0))")]
    [InlineData("POLYGON ((0 0, NaN 0, 1 1, 0 0))")]
    public void Build_NoAreaOrOffTheEarth_IsRefused(string wkt) => Assert.Throws<ArgumentException>(() => Build(wkt));

    [Fact]
    public void Find_AnyPoint_AllocatesNothing()
    {
        var points = Enumerable.Range(0, 1_000)
            .Select(static i => GeoPoint.FromDegrees(i % 41 / 10.0, i % 83 / 10.0))
            .ToArray();
        Assert.Equal(0, Allocations.Of(() => LookUpAll(points)));
        Assert.InRange(LookUpAll(points), 1, 2 * points.Length);
    }

    private static int LookUpAll(GeoPoint[] points)
    {
        Span<int> ordinals = stackalloc int[4];
        var found = 0;
        foreach (var point in points)
        {
            found += Index.Find(point, ordinals);
            found += Math.Min(0, Index.FindFirst(point));
        }

        return found + points.Length;
    }

    private static PolygonIndex Build(params string[] wkts) =>
        PolygonIndex.Build([.. wkts.Select(static wkt => new WKTReader().Read(wkt))]);

    private static Geometry Square(double west, double side) =>
        GeometryFactory.Default.ToGeometry(new Envelope(west, west + side, 0, side));
}
