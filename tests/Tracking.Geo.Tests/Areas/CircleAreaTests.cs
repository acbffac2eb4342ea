using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Areas;

public sealed class CircleAreaTests
{
    private static readonly GeoPoint Center = GeoPoint.FromDegrees(31.2, 121.5);

    [Fact]
    public void Contains_OnTheRim_IsInside()
    {
        var rim = GeoPoint.FromDegrees(31.3, 121.6);
        var meters = Center.MetersTo(rim);
        Assert.True(new CircleArea(Center, meters).Contains(rim));
        Assert.False(new CircleArea(Center, Math.BitDecrement(meters)).Contains(rim));
    }

    [Fact]
    public void Contains_RoundThePole_HasTheOtherSide() =>
        Assert.True(new CircleArea(GeoPoint.FromDegrees(89.99, 0), 3_000).Contains(GeoPoint.FromDegrees(89.99, 180)));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Create_NoRadius_IsRefused(double meters) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircleArea(Center, meters));
}
