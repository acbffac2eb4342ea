using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class GeoPointTests
{
    [Theory]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    [InlineData(0, 0)]
    [InlineData(36.0611, 103.8343)]
    public void TryFromDegrees_OnTheEarth_KeepsBothInTheirOrder(double latitude, double longitude)
    {
        Assert.True(GeoPoint.TryFromDegrees(latitude, longitude, out var point));
        Assert.Equal((latitude, longitude), (point.Latitude, point.Longitude));
        Assert.Equal(point, GeoPoint.FromDegrees(latitude, longitude));
    }

    [Theory]
    [InlineData(90.0000001, 0)]
    [InlineData(-90.0000001, 0)]
    [InlineData(0, 180.0000001)]
    [InlineData(0, -180.0000001)]
    [InlineData(103.8343, 36.0611)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(0, double.NegativeInfinity)]
    public void TryFromDegrees_OffTheEarth_Refuses(double latitude, double longitude)
    {
        Assert.False(GeoPoint.TryFromDegrees(latitude, longitude, out var point));
        Assert.Equal(default, point);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => GeoPoint.FromDegrees(latitude, longitude));
        Assert.Contains("is not on the earth", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromDegrees_NegativeZero_HasTheBitsOfZero()
    {
        var point = GeoPoint.FromDegrees(-0.0, -0.0);

        Assert.False(double.IsNegative(point.Latitude));
        Assert.False(double.IsNegative(point.Longitude));
        Assert.Equal(GeoPoint.FromDegrees(0, 0), point);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0.0000001, 0, false)]
    [InlineData(0, -0.0000001, false)]
    public void IsZero_OnlyTheExactOrigin_IsTrue(double latitude, double longitude, bool expected) =>
        Assert.Equal(expected, GeoPoint.FromDegrees(latitude, longitude).IsZero);

    [Fact]
    public void Equality_SwappedDegrees_Differ() =>
        Assert.NotEqual(GeoPoint.FromDegrees(10, 20), GeoPoint.FromDegrees(20, 10));

    [Fact]
    public void ToString_AnyPoint_IsLatitudeThenLongitude() =>
        Assert.Equal("36.0611, -103.5", GeoPoint.FromDegrees(36.0611, -103.5).ToString());

    // The widely used worked example of the haversine formula, Nashville (BNA) to Los Angeles (LAX): 2,886.44 km on a
    // sphere of 6,371.0 km (https://rosettacode.org/wiki/Haversine_formula); ours is 8.8 m larger in radius, 4 m on
    // this distance.
    [Fact]
    public void MetersTo_NashvilleToLosAngeles_IsThePublishedDistance()
    {
        var nashville = GeoPoint.FromDegrees(36.12, -86.67);
        var losAngeles = GeoPoint.FromDegrees(33.94, -118.40);

        Assert.InRange(nashville.MetersTo(losAngeles), 2_886_440, 2_886_460);
        Assert.Equal(nashville.MetersTo(losAngeles), losAngeles.MetersTo(nashville));
    }

    // Land's End to John o' Groats: 968.9 km (https://www.movable-type.co.uk/scripts/latlong.html).
    [Fact]
    public void MetersTo_LandsEndToJohnOGroats_IsThePublishedDistance()
    {
        var landsEnd = GeoPoint.FromDegrees(50 + (3 / 60.0) + (59 / 3600.0), -(5 + (42 / 60.0) + (53 / 3600.0)));
        var johnOGroats = GeoPoint.FromDegrees(58 + (38 / 60.0) + (38 / 3600.0), -(3 + (4 / 60.0) + (12 / 3600.0)));

        Assert.InRange(landsEnd.MetersTo(johnOGroats), 968_850, 968_950);
    }

    // Lengths of a degree on the WGS-84 ellipsoid, km (https://en.wikipedia.org/wiki/Latitude, "Length of a degree of
    // latitude").
    [Theory]
    [InlineData(0, 110.574, 111.320)]
    [InlineData(15, 110.649, 107.550)]
    [InlineData(30, 110.852, 96.486)]
    [InlineData(45, 111.132, 78.847)]
    [InlineData(60, 111.412, 55.800)]
    [InlineData(75, 111.618, 28.902)]
    public void MetersTo_OneDegree_IsWithinSixTenthsOfAPercentOfTheEllipsoid(
        double latitude, double latitudeDegreeKm, double longitudeDegreeKm)
    {
        var north = GeoPoint.FromDegrees(latitude - 0.005, 100).MetersTo(GeoPoint.FromDegrees(latitude + 0.005, 100));
        var east = GeoPoint.FromDegrees(latitude, 100).MetersTo(GeoPoint.FromDegrees(latitude, 100.01));

        Assert.InRange(north / (latitudeDegreeKm * 10), 0.994, 1.006);
        Assert.InRange(east / (longitudeDegreeKm * 10), 0.994, 1.006);
    }

    // Degrees taken for radians would make this step 57.3 times as long: 3,186 m.
    [Fact]
    public void MetersTo_StepOfHalfAThousandthOfADegree_Is55Point6Meters() =>
        Assert.Equal(55.6, GeoPoint.FromDegrees(0, 100).MetersTo(GeoPoint.FromDegrees(0.0005, 100)), 0.05);

    [Fact]
    public void MetersTo_AcrossTheAntimeridian_GoesTheShortWay() =>
        Assert.Equal(22_239, GeoPoint.FromDegrees(0, 179.9).MetersTo(GeoPoint.FromDegrees(0, -179.9)), 1.0);

    [Fact]
    public void MetersTo_Antipode_IsHalfTheCircumference() =>
        Assert.Equal(
            Math.PI * GeoPoint.EarthRadiusMeters,
            GeoPoint.FromDegrees(0, 0).MetersTo(GeoPoint.FromDegrees(0, 180)),
            0.001);

    [Fact]
    public void MetersTo_ItselfAndThePoleByAnyLongitude_IsZero()
    {
        var point = GeoPoint.FromDegrees(36.0611, 103.8343);

        Assert.Equal(0, point.MetersTo(point));
        Assert.Equal(0, GeoPoint.FromDegrees(90, 0).MetersTo(GeoPoint.FromDegrees(90, 120)), 1e-6);
    }
}
