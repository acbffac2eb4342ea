using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Areas;

public sealed class BoxAreaTests
{
    [Theory]
    [InlineData(30, 110, true)]
    [InlineData(32, 112, true)]
    [InlineData(29.999, 111, false)]
    [InlineData(31, 112.001, false)]
    public void Contains_PlainBox_HasItsBoundary(double latitude, double longitude, bool inside) =>
        Assert.Equal(inside, Box(30, 110, 32, 112).Contains(GeoPoint.FromDegrees(latitude, longitude)));

    [Theory]
    [InlineData(179.5, true)]
    [InlineData(-179.5, true)]
    [InlineData(180, true)]
    [InlineData(-180, true)]
    [InlineData(178, false)]
    [InlineData(-178, false)]
    public void Contains_AcrossTheAntimeridian_HasBothSides(double longitude, bool inside) =>
        Assert.Equal(inside, Box(-1, 179, 1, -179).Contains(GeoPoint.FromDegrees(0, longitude)));

    // 180° and −180° are one meridian, however a receiver writes it.
    [Fact]
    public void Contains_UpToTheAntimeridian_HasItUnderEitherName()
    {
        Assert.True(Box(0, 170, 1, 180).Contains(GeoPoint.FromDegrees(0, -180)));
        Assert.True(Box(0, -180, 1, -170).Contains(GeoPoint.FromDegrees(0, 180)));
        Assert.False(Box(0, -179, 1, -170).Contains(GeoPoint.FromDegrees(0, 180)));
    }

    [Fact]
    public void Center_AcrossTheAntimeridian_LiesInTheBox()
    {
        Assert.Equal(GeoPoint.FromDegrees(0, -179.5), Box(-1, 179, 1, -178).Center);
        Assert.Equal(GeoPoint.FromDegrees(31, 111), Box(30, 110, 32, 112).Center);
    }

    [Fact]
    public void Create_SouthOfNorth_IsRefused() => Assert.Throws<ArgumentException>(() => Box(2, 0, 1, 1));

    private static BoxArea Box(double south, double west, double north, double east) =>
        new(GeoPoint.FromDegrees(south, west), GeoPoint.FromDegrees(north, east));
}
