using System.Text;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Tracking.Geo.GeoJson;

namespace Tracking.Geo.Tests.GeoJson;

public sealed class GeoJsonReaderTests
{
    [Fact]
    public void TryRead_Collection_GivesFeaturesInOrderWithAllTheirParts()
    {
        var features = Read(Documents.Collection(
            """{"type":"Feature","id":"a","properties":{"name":"甲"},"geometry":""" + Documents.Square + "}",
            """
            {"geometry":{"coordinates":[[[[5,5],[6,5],[6,6],[5,5]]]],"type":"MultiPolygon"},"id":7,"type":"Feature"}
            """));
        Assert.Equal([0, 1], features.Select(static feature => feature.Index));
        Assert.Equal(["a", "7"], features.Select(static feature => feature.Id));
        Assert.Equal("甲", features[0].Properties.GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, features[1].Properties.ValueKind);
        Assert.Equal(Documents.Square, features[0].GeometryJson);
        Assert.Equal(1, features[0].Geometry.Area);
        Assert.IsType<MultiPolygon>(features[1].Geometry);
    }

    [Fact]
    public void TryRead_MembersInAnyOrderWithByteOrderMarkAndStrangers_IsRead()
    {
        var json = """{"crs":{"a":[1,{"b":2}]},"features":[],"bbox":[1,2],"type":"FeatureCollection"}""";
        Assert.True(GeoJsonReader.TryRead(
            (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)],
            InvalidGeometry.Refuse,
            out var features,
            out _));
        Assert.Empty(features);
    }

    [Fact]
    public void TryRead_RingsInEitherDirection_AreTurnedTheUsualWay()
    {
        var clockwise = Documents.Polygon("[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]");
        var polygon = (Polygon)Read(Documents.Collection(Documents.Feature(clockwise)))[0].Geometry;
        Assert.True(Orientation.IsCCW(polygon.ExteriorRing.Coordinates));
        Assert.False(Orientation.IsCCW(polygon.InteriorRings[0].Coordinates));
        Assert.Equal(80, polygon.Area);
    }

    [Theory]
    [InlineData("[[0,0],[0,0],[1,0],[1,0],[1,1],[0,0],[0,0]]", 4)] // points repeated in a row, at the ends too
    [InlineData("[[0,0,12.5],[1,0,13],[1,1,0],[0,0,12.5]]", 4)] // altitudes
    [InlineData("[[-0.0,0],[1,-0.0],[1,1],[0,0]]", 4)] // minus zero
    public void TryRead_HarmlessOddities_AreRead(string ring, int points)
    {
        var geometry = Read(Documents.Collection(Documents.Feature(Documents.Polygon(ring))))[0].Geometry;
        Assert.Equal(points, geometry.NumPoints);
        Assert.Equal(0.5, geometry.Area);
        Assert.DoesNotContain(geometry.Coordinates, static p => double.IsNegative(p.X) || double.IsNegative(p.Y));
    }

    [Fact]
    public void TryRead_HoleThatTouchesItsShellInOnePoint_IsValid()
    {
        var touching = Documents.Polygon("[[0,0],[9,0],[9,9],[0,9],[0,0]],[[0,0],[1,2],[2,1],[0,0]]");
        Assert.Single(Read(Documents.Collection(Documents.Feature(touching))));
    }

    [Fact]
    public void TryRead_CrossingBoundaryToBeRepaired_IsRepairedAndSaidSo()
    {
        var json = Documents.Collection(Documents.Feature(Documents.Bowtie), Documents.Feature(Documents.Square));
        Assert.True(GeoJsonReader.TryRead(Documents.Bytes(json), InvalidGeometry.Repair, out var features, out _));
        Assert.Equal([true, false], features.Select(static feature => feature.Repaired));
        Assert.True(features[0].Geometry.IsValid);
        Assert.Equal(0.5, features[0].Geometry.Area);
        // What is stored must be what was judged valid.
        Assert.True(GeoJsonReader.ReadGeometry(features[0].GeometryJson).EqualsTopologically(features[0].Geometry));
    }

    [Fact]
    public void TryRead_NothingLeftOfAnAreaToBeRepaired_IsRefused()
    {
        var line = Documents.Polygon("[[0,0],[1,1],[2,2],[0,0]]");
        var json = Documents.Bytes(Documents.Collection(Documents.Feature(line)));
        Assert.False(GeoJsonReader.TryRead(json, InvalidGeometry.Repair, out _, out var error));
        Assert.Equal(0, error.FeatureIndex);
    }

    [Fact]
    public void ReadGeometry_Text_GivesTheArea() => Assert.Equal(1, GeoJsonReader.ReadGeometry(Documents.Square).Area);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"type":"Point","coordinates":[0,0]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""")]
    public void ReadGeometry_TextThatWasNeverStored_Throws(string text) =>
        Assert.Throws<FormatException>(() => GeoJsonReader.ReadGeometry(text));

    private static IReadOnlyList<GeoJsonFeature> Read(string json) =>
        GeoJsonReader.TryRead(Documents.Bytes(json), InvalidGeometry.Refuse, out var features, out var error)
            ? features
            : throw new InvalidOperationException(error.ToString());
}
