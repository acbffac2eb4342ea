using Tracking.Geo.GeoJson;
using static Tracking.Geo.GeoJson.GeoJsonErrorKind;

namespace Tracking.Geo.Tests.GeoJson;

/// <summary>Each way in which a document can be wrong, with the whole text that a person gets to read.</summary>
public sealed class GeoJsonErrorTests
{
    [Theory]
    [InlineData("", NotJson, "not JSON at line 1, byte 1 of the line")]
    [InlineData(
        "{\n \"type\": \"FeatureCollection\",\n \"features\": [}",
        NotJson,
        "not JSON at line 3, byte 15 of the line")]
    [InlineData("""{"type":"FeatureCollection","features":[]} x""", NotJson, "not JSON at line 1, byte 44 of the line")]
    [InlineData(
        """{"type":"FeatureCollection","features":[NaN]}""",
        NotJson,
        "not JSON at line 1, byte 41 of the line")]
    [InlineData(
        """{"type":"FeatureCollection","a":"\ud800","features":[]}""",
        NotJson,
        "half a surrogate pair in the text at byte 32 of the document")]
    [InlineData(
        """{"type":"FeatureCollection","\udc00":1,"features":[]}""",
        NotJson,
        "half a surrogate pair in the text at byte 28 of the document")]
    [InlineData("[]", NotFeatureCollection, "the document is not a JSON object")]
    [InlineData("{}", NotFeatureCollection, "the document has no 'type'")]
    [InlineData(
        """{"type":"Feature"}""",
        NotFeatureCollection,
        "the document's type is 'Feature', not 'FeatureCollection'")]
    [InlineData(
        """{"type":5,"features":[]}""",
        NotFeatureCollection,
        "the document's type is '', not 'FeatureCollection'")]
    [InlineData("""{"type":"FeatureCollection"}""", NotFeatureCollection, "the FeatureCollection has no 'features'")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""", NotFeatureCollection, "'features' is not an array")]
    [InlineData(
        """{"type":"FeatureCollection","features":[],"features":[]}""",
        NotFeatureCollection,
        "the document has 'features' twice")]
    [InlineData("""{"type":"FeatureCollection","features":[5]}""", NotFeatureCollection, "feature 0: is not a Feature")]
    [InlineData(
        """{"type":"FeatureCollection","features":[{"type":"Feature","type":"Feature"}]}""",
        NotJson,
        "feature 0: an object has a member twice")]
    public void TryRead_WrongDocument_SaysWhatAndWhere(string json, GeoJsonErrorKind kind, string text) =>
        Check(json, kind, text);

    [Theory]
    [InlineData("null", EmptyGeometry, "has no geometry")]
    [InlineData("5", UnsupportedGeometry, "the geometry is not an object with a 'type'")]
    [InlineData("""{"coordinates":[]}""", UnsupportedGeometry, "the geometry is not an object with a 'type'")]
    [InlineData(
        """{"type":"LineString","coordinates":[]}""",
        UnsupportedGeometry,
        "a 'LineString' covers no area: only Polygon and MultiPolygon can be read")]
    [InlineData("""{"type":"Polygon"}""", EmptyGeometry, "the polygon's coordinates are not an array with rings")]
    [InlineData(
        """{"type":"Polygon","coordinates":[]}""",
        EmptyGeometry,
        "the polygon's coordinates are not an array with rings")]
    [InlineData(
        """{"type":"MultiPolygon","coordinates":[]}""",
        EmptyGeometry,
        "the MultiPolygon's coordinates are not an array with polygons")]
    [InlineData(
        """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[]]}""",
        EmptyGeometry,
        "polygon 1, the polygon's coordinates are not an array with rings")]
    [InlineData(
        """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,"2"]]]]}""",
        BadCoordinate,
        "polygon 1, ring 0 point 3 is [2,\"2\"]: not two numbers")]
    public void TryRead_WrongGeometry_SaysWhatAndWhere(string geometry, GeoJsonErrorKind kind, string text) =>
        CheckGeometry(geometry, kind, text);

    [Theory]
    [InlineData("5", BadCoordinate, "ring 0 is not an array of points")]
    [InlineData("[[0,0],[1,0],[0,0]]", RingTooShort, "ring 0 has 3 points, fewer than 4")]
    [InlineData("[[0,0],[0,0],[1,1],[0,0]]", RingTooShort, "ring 0 has fewer than three different points in a row")]
    [InlineData(
        "[[0,0],[1,0],[1,1],[0,1]]",
        RingNotClosed,
        "ring 0 is not closed: it begins at [0, 0] and ends at [0, 1]")]
    [InlineData(
        "[[0,0],[1,0],[1,1],5,[0,0]]",
        BadCoordinate,
        "ring 0 point 3 is not an array of longitude and latitude")]
    [InlineData("[[0,0],[1],[1,1],[0,0]]", BadCoordinate, "ring 0 point 1 is not an array of longitude and latitude")]
    [InlineData("[[0,0],[1,null],[1,1],[0,0]]", BadCoordinate, "ring 0 point 1 is [1,null]: not two numbers")]
    [InlineData("[[0,0],[\"NaN\",0],[1,1],[0,0]]", BadCoordinate, "ring 0 point 1 is [\"NaN\",0]: not two numbers")]
    [InlineData(
        "[[0,0],[1e999,0],[1,1],[0,0]]",
        BadCoordinate,
        "ring 0 point 1 is [1e999,0]: longitude must be within -180…180, then latitude within -90…90")]
    [InlineData(
        "[[0,0],[39.9,116.4],[1,1],[0,0]]",
        BadCoordinate,
        "ring 0 point 1 is [39.9,116.4]: longitude must be within -180…180, then latitude within -90…90")]
    [InlineData("[[0,0],[1,1],[1,0],[0,1],[0,0]]", SelfIntersection, "the boundary crosses itself at [0.5, 0.5]")]
    [InlineData("[[0,0],[4,0],[2,2],[4,4],[0,4],[2,2],[0,0]]", SelfIntersection, "a ring touches itself at [2, 2]")]
    [InlineData(
        "[[0,0],[4,0],[4,4],[0,4],[0,0]],[[5,5],[6,5],[6,6],[5,5]]",
        HoleOutsideShell,
        "a hole lies outside its shell at [5, 5]")]
    [InlineData(
        "[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[8,1],[8,8],[1,8],[1,1]],[[2,2],[3,2],[3,3],[2,2]]",
        OverlappingRings,
        "a hole lies within another hole at [2, 2]")]
    [InlineData(
        "[[170,0],[-170,0],[-170,9],[170,9],[170,0]]",
        TooWide,
        "the polygon spans 340° of longitude: one that crosses the antimeridian must be cut there into "
        + "two polygons of a MultiPolygon (RFC 7946, 3.1.9)")]
    public void TryRead_WrongRing_SaysWhatAndWhere(string rings, GeoJsonErrorKind kind, string text) =>
        CheckGeometry(Documents.Polygon(rings), kind, text);

    [Fact]
    public void TryRead_PartWithinPart_IsRefused() => CheckGeometry(
        """{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,9],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]}""",
        OverlappingRings,
        "a polygon lies within another polygon of the MultiPolygon at [3, 2]");

    [Fact]
    public void TryRead_BytesThatAreNotUtf8_SaysWhere()
    {
        byte[] json = [.. Documents.Bytes("""{"type":"Feat"""), 0xC3, 0x28];
        Assert.False(GeoJsonReader.TryRead(json, InvalidGeometry.Refuse, out _, out var error));
        Assert.Equal("not UTF-8 at byte 13", error.ToString());
    }

    [Fact]
    public void TryRead_NestedDeeperThanTheLimit_IsRefusedAtTheLimit()
    {
        const string TooDeep = "nested more than 32 deep at byte 63 of the document";
        Check(Nested(GeoJsonReader.MaximumDepth + 1), NestedTooDeep, TooDeep);
        Check(Nested(10_000), NestedTooDeep, TooDeep);
        Assert.True(GeoJsonReader.TryRead(
            Documents.Bytes(Nested(GeoJsonReader.MaximumDepth)), InvalidGeometry.Refuse, out _, out _));
    }

    [Fact]
    public void TryRead_MoreFeaturesThanTheLimit_IsRefused()
    {
        var features = Enumerable.Repeat("5", GeoJsonReader.MaximumFeatures + 1).ToArray();
        Check(Documents.Collection(features), TooManyFeatures, "more than 100000 features");
        Check(Documents.Collection(features[1..]), NotFeatureCollection, "feature 0: is not a Feature");
    }

    [Fact]
    public void Parse_MoreVerticesThanTheLimitInAll_IsRefused()
    {
        var parser = new GeometryParser(vertexBudget: 9);
        using var document = System.Text.Json.JsonDocument.Parse(Documents.Square);
        Assert.NotNull(parser.Parse(document.RootElement));
        Assert.Null(parser.Parse(document.RootElement));
        Assert.Equal(TooManyVertices, parser.Failure?.Kind);
    }

    [Fact]
    public void TryRead_SecondFeatureWrong_IsNamedByIndexAndId()
    {
        var wrong = """{"type":"Feature","id":"depot-7","properties":{},"geometry":null}""";
        var json = Documents.Collection(Documents.Feature(Documents.Square), wrong);
        Check(json, EmptyGeometry, "feature 1 (\"depot-7\"): has no geometry");
    }

    [Fact]
    public void TryRead_HugeTextsInTheDocument_AreCutInTheMessage()
    {
        var huge = new string('x', 1_000_000);
        var feature = $$$"""{"type":"Feature","id":"{{{huge}}}","geometry":{"type":"{{{huge}}}"}}""";
        Assert.False(GeoJsonReader.TryRead(
            Documents.Bytes(Documents.Collection(feature)), InvalidGeometry.Refuse, out _, out var error));
        Assert.InRange(error.ToString().Length, 1, 400);
    }

    private static string Nested(int depth)
    {
        // The document itself is one level deep.
        var arrays = new string('[', depth - 1) + new string(']', depth - 1);
        return $$"""{"type":"FeatureCollection","a":{{arrays}},"features":[]}""";
    }

    private static void CheckGeometry(string geometry, GeoJsonErrorKind kind, string text) =>
        Check(Documents.Collection(Documents.Feature(geometry)), kind, $"feature 0: {text}");

    private static void Check(string json, GeoJsonErrorKind kind, string text)
    {
        var bytes = Documents.Bytes(json);
        Assert.False(GeoJsonReader.TryRead(bytes, InvalidGeometry.Refuse, out var features, out var error));
        Assert.Null(features);
        Assert.Equal(text, error.ToString());
        Assert.Equal(kind, error.Kind);
    }
}
