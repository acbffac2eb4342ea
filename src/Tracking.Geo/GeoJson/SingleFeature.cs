using System.Text.Json;

namespace Tracking.Geo.GeoJson;

/// <summary>Lets a Feature alone be read where a FeatureCollection is.</summary>
internal static class SingleFeature
{
    /// <summary>A collection of the feature; any other document as it is, for the reader to say what is wrong with it.</summary>
    public static ReadOnlyMemory<byte> ToCollection(ReadOnlyMemory<byte> utf8Json)
    {
        if (!IsFeature(utf8Json))
        {
            return utf8Json;
        }

        // It was found to be one whole JSON value, so nothing in it can close the array around it.
        return (byte[])
        [
            .. """{"type":"FeatureCollection","features":["""u8, .. utf8Json.Span, .. "]}"u8,
        ];
    }

    private static bool IsFeature(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("Feature");
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
