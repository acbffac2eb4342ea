using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Tracking.Geo.GeoJson;

namespace Tracking.Geo.Areas;

/// <summary>Reads the area of a question: what somebody drew on a map, or a file, in whichever form of GeoJSON.</summary>
public static class AreaGeoJson
{
    /// <summary>
    /// The longest document, bytes: some 50,000 points, more than the outline of any province; it is sent with every page.
    /// </summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>
    /// Reads a Polygon, a MultiPolygon, a Feature or a FeatureCollection of them, which is then what they cover together.
    /// </summary>
    /// <param name="geoJson">The document.</param>
    /// <param name="area">The area.</param>
    /// <param name="error">The first thing found wrong.</param>
    public static bool TryRead(
        string geoJson, [NotNullWhen(true)] out Area? area, [NotNullWhen(false)] out GeoJsonError? error)
    {
        ArgumentNullException.ThrowIfNull(geoJson);
        area = null;
        if (Encoding.UTF8.GetByteCount(geoJson) > MaximumBytes)
        {
            error = new GeoJsonError(
                GeoJsonErrorKind.TooManyVertices, $"the document is larger than {MaximumBytes} bytes: simplify the outline");
            return false;
        }

        var document = Encoding.UTF8.GetBytes(Collection(geoJson));
        if (!GeoJsonReader.TryRead(document, InvalidGeometry.Refuse, out var features, out error))
        {
            return false;
        }

        if (features.Count == 0)
        {
            error = new GeoJsonError(GeoJsonErrorKind.EmptyGeometry, "the collection has no features: the area is empty");
            return false;
        }

        area = new PolygonArea([.. features.Select(static feature => feature.Geometry)]);
        return true;
    }

    // What is no geometry or feature goes to the reader as it is, which says what is wrong with it.
    private static string Collection(string geoJson) => TypeOf(Encoding.UTF8.GetBytes(geoJson)) switch
    {
        "Feature" => $$"""{"type":"FeatureCollection","features":[{{geoJson}}]}""",
        "FeatureCollection" or null => geoJson,
        _ => $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{{geoJson}}}]}""",
    };

    private static string? TypeOf(ReadOnlySpan<byte> geoJson)
    {
        var reader = new Utf8JsonReader(geoJson, new JsonReaderOptions { MaxDepth = GeoJsonReader.MaximumDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("type"))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            // It is no JSON up to here, or nested too deep: the reader says where.
        }

        return null;
    }
}
