using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Tracking.Geo.GeoJson;

namespace Tracking.RegionBuilder;

/// <summary>Writes provinces as a FeatureCollection, a feature a line so that a change can be seen in a diff.</summary>
internal static class RegionFile
{
    private const string Note =
        "Level-1 units of GB/T 2260, simplified from Natural Earth 1:10m admin-1 (public domain). "
        + "Not an official map: see README.md";

    // Chinese names stay readable; nothing here ends up in a web page unescaped.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Stream output, IReadOnlyDictionary<string, Geometry> areas)
    {
        WriteText(output, $"{{\"type\":\"FeatureCollection\",\"note\":\"{Note}\",\"features\":[\n");
        var separator = "";
        foreach (var province in Province.All.Where(province => areas.ContainsKey(province.Code)))
        {
            WriteText(output, separator);
            WriteFeature(output, province, areas[province.Code]);
            separator = ",\n";
        }

        WriteText(output, "\n]}\n");
    }

    private static void WriteFeature(Stream output, Province province, Geometry area)
    {
        using var writer = new Utf8JsonWriter(output, Readable);
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        writer.WriteString("code", province.Code);
        writer.WriteString("name", province.Name);
        writer.WriteString("name_en", province.EnglishName);
        writer.WriteString("level", "province");
        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        GeoJsonWriter.Write(writer, area);
        writer.WriteEndObject();
    }

    private static void WriteText(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
