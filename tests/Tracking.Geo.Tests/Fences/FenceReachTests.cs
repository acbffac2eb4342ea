using Tracking.Geo.Fences;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Fences;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceReachTests
{
    private const string Point = """{"type":"Point","coordinates":[116,28]}""";
    private const string Line = """{"type":"LineString","coordinates":[[116,28],[116.5,28],[116.5,28]]}""";

    [Fact]
    public void TryRead_Circle_HasItsRadius()
    {
        var fence = Read(Point, """{"id":"a","radius_m":250.5}""");
        Assert.Equal((Point, 250.5, null, 250.5), (fence.GeometryJson, fence.RadiusMeters, fence.WidthMeters, fence.ReachMeters));
    }

    [Theory]
    [InlineData(Line)]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[116,28],[116.5,28]]]}""")]
    public void TryRead_Corridor_ReachesHalfItsWidth(string geometry)
    {
        var fence = Read(geometry, """{"id":"a","width_m":51}""");
        Assert.Equal((geometry, null, 51.0, 25.5), (fence.GeometryJson, fence.RadiusMeters, fence.WidthMeters, fence.ReachMeters));
    }

    [Fact]
    public void TryRead_Polygon_ReachesNoFurther() => Assert.Null(Read(Documents.Square, """{"id":"a"}""").ReachMeters);

    [Theory]
    [InlineData(Point, "{}", "a Point needs 'radius_m', in metres")]
    [InlineData(Point, """{"radius_m":0.5}""", "'radius_m' must be a number from 1 to 100000, in metres")]
    [InlineData(Point, """{"radius_m":100001}""", "'radius_m' must be a number from 1 to 100000, in metres")]
    [InlineData(Point, """{"radius_m":"50"}""", "'radius_m' must be a number from 1 to 100000, in metres")]
    [InlineData(Point, """{"radius_m":50,"width_m":50}""", "'width_m' goes with a LineString or MultiLineString only")]
    [InlineData(Line, "{}", "a LineString needs 'width_m', in metres")]
    [InlineData(Line, """{"width_m":1.9}""", "'width_m' must be a number from 2 to 20000, in metres")]
    [InlineData(Line, """{"width_m":50,"radius_m":50}""", "'radius_m' goes with a Point only")]
    [InlineData(Documents.Square, """{"radius_m":50}""", "'radius_m' goes with a Point only")]
    [InlineData(Documents.Square, """{"width_m":50}""", "'width_m' goes with a LineString or MultiLineString only")]
    [InlineData(
        """{"type":"MultiLineString","coordinates":[[[0,0],[0,0.1]],[[0,0],[0,0.5],[0,1.5]]]}""",
        """{"width_m":50}""",
        "line 1 goes 111 km from point 1 to the next, more than 100 km: put points between")]
    public void TryRead_WrongReach_SaysWhich(string geometry, string properties, string text) =>
        Assert.Equal($"feature 0 (\"a\"): {text}", Refuse(geometry, properties));

    [Theory]
    [InlineData("""{"type":"Point"}""", "point 0 is not an array of longitude and latitude")]
    [InlineData("""{"type":"Point","coordinates":[116,91]}""", "point 0 is [116,91]: longitude must be within -180…180, then latitude within -90…90")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0]]}""", "line 0 has 1 points, fewer than 2")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[0,0],[0,0]]}""", "line 0 has fewer than two different points")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[0,"1"]]}""", "line 0 point 1 is [0,\"1\"]: not two numbers")]
    [InlineData(
        """{"type":"MultiLineString","coordinates":[[[0,0],[0,1]],[[179.9,0],[-179.9,0]]]}""",
        "line 1 goes from [179.9, 0] to [-179.9, 0]: one that crosses the antimeridian must be cut there into two lines of a "
        + "MultiLineString (RFC 7946, 3.1.9)")]
    [InlineData("""{"type":"MultiLineString","coordinates":[]}""", "the MultiLineString's coordinates are not an array with lines")]
    [InlineData(
        """{"type":"MultiPoint","coordinates":[[0,0]]}""",
        "a 'MultiPoint' cannot be read: only Polygon, MultiPolygon, Point, LineString and MultiLineString")]
    public void TryRead_WrongPointOrLine_SaysWhere(string geometry, string text) =>
        Assert.Equal($"feature 0 (\"a\"): {text}", Refuse(geometry, """{"radius_m":50,"width_m":50}"""));

    [Fact]
    public void TryRead_TooManyPoints_IsRefused()
    {
        var points = string.Join(',', Enumerable.Range(0, 50_001).Select(static i => FormattableString.Invariant($"[{i * 1e-4},0]")));
        Assert.Equal(
            "feature 0 (\"a\"): the corridor has 50001 points, more than 50000: cut it into several",
            Refuse($$"""{"type":"LineString","coordinates":[{{points}}]}""", """{"width_m":50}"""));
    }

    private static FenceDefinition Read(string geometry, string properties)
    {
        var json = Documents.Bytes(Documents.Collection(Documents.Feature(geometry, properties)));
        return FenceImport.TryRead(json, out var fences, out var error)
            ? Assert.Single(fences)
            : throw new InvalidOperationException(error.ToString());
    }

    private static string Refuse(string geometry, string properties)
    {
        var feature = $$"""{"type":"Feature","id":"a","properties":{{properties}},"geometry":{{geometry}}}""";
        Assert.False(FenceImport.TryRead(Documents.Bytes(Documents.Collection(feature)), out _, out var error));
        return error.ToString();
    }
}
