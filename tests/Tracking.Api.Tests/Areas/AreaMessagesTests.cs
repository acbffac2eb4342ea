using Grpc.Core;
using Tracking.Api.Areas;
using Tracking.Model.Positions;
using Tracking.V1;

namespace Tracking.Api.Tests.Areas;

public sealed class AreaMessagesTests
{
    private const string Ring = "[[[110,30],[112,30],[112,32],[110,32],[110,30]]]";

    [Theory]
    [InlineData($$"""{"type":"Polygon","coordinates":{{Ring}}}""")]
    [InlineData($$"""{"type":"MultiPolygon","coordinates":[{{Ring}}]}""")]
    [InlineData($$"""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":{{Ring}} } }""")]
    [InlineData($$"""
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"type":"x"},
        "geometry":{"type":"Polygon","coordinates":{{Ring}} } } ] }
        """)]
    [InlineData($$"""{"coordinates":{{Ring}},"type":"Polygon"}""")]
    public void ToArea_AnyFormOfGeoJson_IsTheSame(string geoJson)
    {
        var area = AreaMessages.ToArea(new Area { Geojson = geoJson });
        Assert.True(area.Contains(GeoPoint.FromDegrees(31, 111)));
        Assert.False(area.Contains(GeoPoint.FromDegrees(31, 113)));
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[]}", "no")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[1,2]}", "covers no area")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "the area is empty")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}", "crosses itself")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}", "2 points")]
    [InlineData("[1]", "no")]
    public void ToArea_WrongGeoJson_SaysWhatIsWrong(string geoJson, string said)
    {
        var error = Assert.Throws<RpcException>(() => AreaMessages.ToArea(new Area { Geojson = geoJson }));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("invalid_geojson", error.Trailers.GetValue("tracking-reason"));
        if (said is not "no")
        {
            Assert.Contains(said, error.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ToArea_TooLargeGeoJson_IsRefused() =>
        AssertInvalid(new Area { Geojson = new string(' ', 1_048_577) }, "larger than 1048576 bytes", "invalid_geojson");

    [Fact]
    public void ToArea_WrongShape_SaysWhatIsWrong()
    {
        AssertInvalid(null, "area is not set");
        AssertInvalid(new Area(), "area is not set");
        AssertInvalid(new Area { Box = new Box { SouthDeg = 2, NorthDeg = 1 } }, "south 2 lies north of its north 1");
        AssertInvalid(new Area { Box = new Box { SouthDeg = -91 } }, "south-western corner");
        AssertInvalid(new Area { Box = new Box { EastDeg = double.NaN } }, "north-eastern corner");
        AssertInvalid(new Area { Circle = new Circle { RadiusM = 5 } }, "centre of the circle is not set");
        foreach (var radius in (double[])[0, -1, double.NaN, double.PositiveInfinity, 20_100_001])
        {
            AssertInvalid(new Area { Circle = new Circle { Center = new Point(), RadiusM = radius } }, "radius_m is ");
        }
    }

    [Fact]
    public void ToArea_BoxAndCircle_HoldTheirPoints()
    {
        var box = AreaMessages.ToArea(new Area { Box = new Box { SouthDeg = -1, WestDeg = 179, NorthDeg = 1, EastDeg = -179 } });
        Assert.True(box.Contains(GeoPoint.FromDegrees(0, -179.5)));
        var circle = AreaMessages.ToArea(new Area { Circle = new Circle { Center = new Point(), RadiusM = 1 } });
        Assert.True(circle.Contains(GeoPoint.FromDegrees(0, 0)));
    }

    private static void AssertInvalid(Area? area, string said, string reason = "invalid_argument")
    {
        var error = Assert.Throws<RpcException>(() => AreaMessages.ToArea(area));
        Assert.Equal(reason, error.Trailers.GetValue("tracking-reason"));
        Assert.Contains(said, error.Status.Detail, StringComparison.Ordinal);
    }
}
