using System.Globalization;
using System.Text;

namespace Tracking.Ingest.Tests.GeoJson;

/// <summary>Small GeoJSON documents.</summary>
internal static class Documents
{
    /// <summary>A collection of squares of one degree, the first at 0° to 1° east and north, each further one to the east.</summary>
    /// <param name="properties">The properties object of each feature.</param>
    public static ReadOnlyMemory<byte> Squares(params string[] properties)
    {
        var features = properties.Select(static (text, west) => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"type":"Feature","properties":{{{text}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},0],[{{{west + 1}}},0],[{{{west + 1}}},1],[{{{west}}},1],[{{{west}}},0]]]}}"""));
        return Utf8($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
    }

    /// <summary>Squares of one degree at 0° to 1° east and north, all of them there.</summary>
    public static ReadOnlyMemory<byte> Stacked(IEnumerable<string> ids)
    {
        var features = ids.Select(static id =>
            $$$"""{"type":"Feature","properties":{"id":"{{{id}}}"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}}""");
        return Utf8($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
    }

    public static string Region(string code, string level = "province", string? parent = null) => parent is null
        ? $$"""{"code":"{{code}}","name":"Region {{code}}","level":"{{level}}"}"""
        : $$"""{"code":"{{code}}","name":"Region {{code}}","level":"{{level}}","parent":"{{parent}}"}""";

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
