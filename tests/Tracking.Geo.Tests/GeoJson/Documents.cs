using System.Text;

namespace Tracking.Geo.Tests.GeoJson;

/// <summary>Small GeoJSON documents.</summary>
internal static class Documents
{
    public const string Square = """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}""";

    /// <summary>A square that crosses itself at (0.5, 0.5).</summary>
    public const string Bowtie = """{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}""";

    public static string Polygon(string rings) => $$"""{"type":"Polygon","coordinates":[{{rings}}]}""";

    public static string Feature(string geometry, string properties = "{}") =>
        $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    public static string Collection(params string[] features) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
