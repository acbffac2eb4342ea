using NetTopologySuite.Geometries;
using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Areas;

public sealed class PolygonAreaTests
{
    [Fact]
    public void Contains_SeveralPolygons_IsWhatTheyCoverTogether()
    {
        var area = new PolygonArea([Square(0), Square(5)]);
        Assert.True(area.Contains(GeoPoint.FromDegrees(0.5, 0.5)));
        Assert.True(area.Contains(GeoPoint.FromDegrees(1, 5)));
        Assert.False(area.Contains(GeoPoint.FromDegrees(0.5, 3)));
        Assert.Equal(GeoPoint.FromDegrees(0.5, 3), area.Center);
    }

    [Fact]
    public void Contains_ManyParts_HasEach()
    {
        var area = new PolygonArea([new MultiPolygon([.. Enumerable.Range(0, 40).Select(static i => Square(i * 3))])]);
        Assert.All(Enumerable.Range(0, 40), i => Assert.True(area.Contains(GeoPoint.FromDegrees(0.5, (i * 3) + 0.5))));
        Assert.False(area.Contains(GeoPoint.FromDegrees(0.5, 2)));
    }

    [Fact]
    public void Create_Nothing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new PolygonArea([]));
        Assert.Throws<ArgumentException>(() => new PolygonArea([new Polygon(null)]));
    }

    private static Polygon Square(double west) => new(new LinearRing(
        [new(west, 0), new(west + 1, 0), new(west + 1, 1), new(west, 1), new(west, 0)]));
}
