using NetTopologySuite.Geometries;

namespace Tracking.RegionBuilder.Tests;

public sealed class BorderMeshTests
{
    private const double ToleranceDegrees = 0.01;

    // Two squares side by side; their common border at x = 1 zigzags by less than the tolerance, drawn by each of them
    // with its own points.
    private static readonly Dictionary<string, Geometry> Neighbours = new()
    {
        ["west"] = Area([(0, 0), (1, 0), (1.004, 0.3), (1, 0.6), (1.003, 0.8), (1, 1), (0, 1)]),
        ["east"] = Area([(1, 0), (2, 0), (2, 1), (1, 1), (1.003, 0.8), (1, 0.6), (1.004, 0.3)]),
        ["island"] = Area([(3, 0), (3.002, 0), (3.002, 0.002), (3, 0.002)]),
    };

    [Fact]
    public void Simplify_SharedBorder_StaysShared()
    {
        var simplified = BorderMesh.Simplify(Neighbours, ToleranceDegrees);
        var report = BuildReport.Compare(Neighbours, simplified);
        Assert.Equal(0, report.InvalidCount);
        Assert.Equal(0, report.OverlapSquareDegrees);
        Assert.Equal(0, report.GapSquareDegrees);
        Assert.InRange(report.LargestShiftDegrees, 0.001, ToleranceDegrees);
        Assert.Equal(2, simplified["west"].Area + simplified["east"].Area, precision: 9);
    }

    [Fact]
    public void Simplify_BorderWithinTolerance_LosesItsPoints()
    {
        var simplified = BorderMesh.Simplify(Neighbours, ToleranceDegrees);
        Assert.Equal(5, simplified["west"].NumPoints);
        Assert.Equal(5, simplified["east"].NumPoints);
    }

    [Fact]
    public void Simplify_IslandSmallerThanTolerance_IsKept() =>
        Assert.True(BorderMesh.Simplify(Neighbours, ToleranceDegrees)["island"].Area > 0);

    [Fact]
    public void Simplify_EnclosedForeignArea_StaysOut()
    {
        var ring = Area([(0, 0), (4, 0), (4, 4), (0, 4)]).Difference(Area([(1, 1), (3, 1), (3, 3), (1, 3)]));
        var simplified = BorderMesh.Simplify(new Dictionary<string, Geometry> { ["ring"] = ring }, ToleranceDegrees);
        Assert.Equal(12, simplified["ring"].Area, precision: 9);
    }

    [Fact]
    public void Compare_AreasThatOverlapAndMoved_MeasuresBoth()
    {
        var moved = new Dictionary<string, Geometry>(Neighbours)
        {
            ["east"] = Area([(0.9, 0), (2, 0), (2, 1), (0.9, 1)]),
        };
        var report = BuildReport.Compare(Neighbours, moved);
        Assert.InRange(report.OverlapSquareDegrees, 0.1, 0.11);
        Assert.InRange(report.LargestShiftDegrees, 0.09, 0.11);
    }

    private static Polygon Area((double X, double Y)[] corners)
    {
        var ring = corners.Append(corners[0]).Select(static corner => new Coordinate(corner.X, corner.Y));
        return new Polygon(new LinearRing([.. ring]));
    }
}
