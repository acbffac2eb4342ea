using NetTopologySuite.Geometries;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Indexing;

public sealed class IndexLimitsTests
{
    [Fact]
    public void ChooseGrid_OneLargeAndManySmallPolygons_StaysWithinItsCells()
    {
        var small = Enumerable.Range(0, 500).Select(static i => Circle(i * 0.2, 0, 0.1));
        var limits = new IndexLimits { MaximumCells = 1_000, MaximumBlocks = 0 };
        var index = PolygonIndex.Build([.. small, Circle(0, 0, 80)], limits);
        Assert.InRange(index.CellCount, 2, 1_000);
    }

    [Fact]
    public void ChooseGrid_PolygonsPiledOnEachOther_StaysWithinItsPairs()
    {
        var polygons = Enumerable.Range(0, 300).Select(static i => Circle(0, 0, 10 + (i * 0.001))).ToArray();
        var limits = new IndexLimits { MaximumPairs = 100_000, MaximumBlocks = 0 };
        var index = PolygonIndex.Build(polygons, limits);
        // 300 polygons in every cell: not more cells than the pairs allow.
        Assert.InRange(index.CellCount, 1, 100_000 / 300);
        Assert.Equal(300, index.Find(GeoPoint.FromDegrees(0, 0), []));
    }

    [Fact]
    public void Build_PolygonsPiledOnEachOther_KeepsEachListOfFillingPolygonsOnce()
    {
        var polygons = Enumerable.Range(0, 50).Select(static _ => Circle(0, 0, 10)).ToArray();
        var index = PolygonIndex.Build(polygons, new IndexLimits { MaximumBlocks = 0 });
        // Some 3,300 of 4,225 cells are filled by all 50: kept apart, their lists would take 700 kB.
        Assert.InRange(index.SizeBytes, 1, 250_000);
        Assert.Equal(50, index.Find(GeoPoint.FromDegrees(3, 3), []));
    }

    [Fact]
    public void Build_EdgesThatNoDivisionParts_StopsDividing()
    {
        // Cells on the common edge have 50 edges however small they are: down to 1 m this took 268 MB.
        var polygons = Enumerable.Range(0, 50).Select(static _ => Circle(0, 0, 10)).ToArray();
        Assert.InRange(PolygonIndex.Build(polygons).SizeBytes, 1, 4_000_000);
    }

    [Fact]
    public void ChooseGrid_ManyEdgesInATinyBox_KeepsCellsOfAMetre()
    {
        var index = PolygonIndex.Build([Circle(10, 10, 0.00002)]);
        Assert.InRange(index.CellCount, 1, 64);
        Assert.Equal(0, index.FindFirst(GeoPoint.FromDegrees(10, 10)));
    }

    [Theory]
    [InlineData(8, 1_000, 1)] // room for all four cells with edges in half of the blocks
    [InlineData(6, 1_000, 2)] // room for three
    [InlineData(2, 1_000, 6)] // room for one
    [InlineData(0, 1_000, 10)] // room for none
    [InlineData(8, 6, 2)] // 64 finer cells each: half of the pairs are enough for three cells with one polygon
    public void DivideFrom_LittleRoom_GivesItToTheCellsWithMostEdges(int blocks, int polygonsWithRoom, int fewestEdges)
    {
        int[] edges = [0, 9, 1, 5, 0, 3];
        var limits = new IndexLimits { MaximumBlocks = blocks, MaximumPairs = 64 * polygonsWithRoom };
        Assert.Equal(fewestEdges, limits.DivideFrom(edges.Select(static count => (count, 1))));
    }

    private static Geometry Circle(double x, double y, double radius) => new Point(x, y).Buffer(radius);
}
