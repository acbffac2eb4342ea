using System.Text;
using NetTopologySuite.Geometries;
using Tracking.Geo.Regions;

namespace Tracking.RegionBuilder.Tests;

public sealed class SourceReaderTests
{
    [Fact]
    public void Read_WorldFile_TakesChinaAndJoinsUnitsOfOneProvince()
    {
        var areas = Read(
            ("CN-JX", 0), ("TW-TPE", 2), ("TW-ILA", 3), ("TW-KIN", 5), ("US-MO", 7), ("CN-X01~", 9), ("MO-M", 11));
        Assert.Equal(["350000", "360000", "460000", "710000", "820000"], areas.Keys.Order());
        Assert.Equal(2, areas["710000"].Area);
        Assert.IsType<Polygon>(areas["710000"]);
    }

    [Fact]
    public void Write_WhatWasRead_CanBeImported()
    {
        using var output = new MemoryStream();
        RegionFile.Write(output, Read(("CN-JX", 0), ("CN-BJ", 2)));
        Assert.True(RegionImport.TryRead(output.ToArray(), out var regions, out _));
        Assert.Equal(["110000", "360000"], regions.Regions.Select(static region => region.Code));
        Assert.Equal(["北京市", "江西省"], regions.Regions.Select(static region => region.Name));
    }

    private static IReadOnlyDictionary<string, Geometry> Read(params (string Iso, int West)[] units)
    {
        var features = units.Select(static unit =>
            $$$"""
            {"type":"Feature","properties":{"iso_3166_2":"{{{unit.Iso}}}"},"geometry":{"type":"Polygon","coordinates":
            [[[{{{unit.West}}},0],[{{{unit.West + 1}}},0],[{{{unit.West + 1}}},1],[{{{unit.West}}},1],
            [{{{unit.West}}},0]]]}}
            """);
        var json = $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
        return SourceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
    }
}
