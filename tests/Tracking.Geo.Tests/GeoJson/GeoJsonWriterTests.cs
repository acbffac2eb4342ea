using NetTopologySuite.Geometries;
using Tracking.Geo.GeoJson;

namespace Tracking.Geo.Tests.GeoJson;

public sealed class GeoJsonWriterTests
{
    [Theory]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}""")]
    [InlineData("{\"type\":\"MultiPolygon\",\"coordinates\":"
        + "[[[[0.1,2],[1,2],[1,3],[0.1,2]]],[[[7.123456789,5],[8,5],[8,6],[7.123456789,5]]]]}")]
    public void Write_WhatWasRead_GivesTheSameText(string json) =>
        Assert.Equal(json, GeoJsonWriter.Write(GeoJsonReader.ReadGeometry(json)));

    [Fact]
    public void Write_NoArea_IsRefused() =>
        Assert.Throws<ArgumentException>(() => GeoJsonWriter.Write(new Point(1, 2)));
}
