using Tracking.Geo.Distances;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Distances;

public sealed class EarthVectorTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(39.9, 116.4)]
    [InlineData(-89.99, -179.99)]
    [InlineData(90, 0)]
    public void ToPoint_OfAPoint_IsThePoint(double latitude, double longitude)
    {
        var point = GeoPoint.FromDegrees(latitude, longitude);
        Assert.Equal(0, EarthVector.Of(point).ToPoint().MetersTo(point), 6);
    }

    [Fact]
    public void LengthSquared_OfADifference_IsThatOfTheDistance()
    {
        var (here, there) = (GeoPoint.FromDegrees(28, 116), GeoPoint.FromDegrees(28.0005, 116.0005));
        var chord = Math.Sqrt((EarthVector.Of(here) - EarthVector.Of(there)).LengthSquared);
        Assert.Equal(here.MetersTo(there), 2 * GeoPoint.EarthRadiusMeters * Math.Asin(chord / 2), 6);
    }
}
