using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Reads GeoJSON (RFC 7946): a FeatureCollection of areas, and of points and lines where these are asked for. All or
/// nothing; what is wrong comes back as a value that names the feature and the place. Stateless and safe for any number
/// of threads.
/// </summary>
public static class GeoJsonReader
{
    /// <summary>
    /// The most features in a document: all 45,000 townships of China fit twice; beyond it is a mistake or an attack.
    /// </summary>
    public const int MaximumFeatures = 100_000;

    /// <summary>
    /// The most points in a document: 64 MiB of GeoJSON, the most that is taken in, hold about 3 million points of five
    /// decimals; each point takes some 100 bytes while an index is built.
    /// </summary>
    public const int MaximumVertices = 5_000_000;

    /// <summary>
    /// The deepest nesting: a MultiPolygon's numbers lie at depth 8, the rest is for properties that we ignore.
    /// </summary>
    public const int MaximumDepth = 32;

    private static readonly JsonDocumentOptions FeatureOptions = new()
    {
        MaxDepth = 2 * MaximumDepth,
        // Which of two values holds is anybody's guess, and readers differ.
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a FeatureCollection of areas.</summary>
    /// <param name="utf8Json">The document, UTF-8 with or without a byte order mark.</param>
    /// <param name="invalid">What to do with a polygon whose boundary crosses or touches itself.</param>
    /// <param name="features">The features in their order.</param>
    /// <param name="error">The first thing found wrong.</param>
    /// <returns>Whether the whole document could be read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8Json,
        InvalidGeometry invalid,
        [NotNullWhen(true)] out IReadOnlyList<GeoJsonFeature>? features,
        [NotNullWhen(false)] out GeoJsonError? error) =>
        TryRead(utf8Json, invalid, GeometryKinds.Areas, out features, out error);

    /// <summary>Reads a FeatureCollection.</summary>
    /// <param name="utf8Json">The document, UTF-8 with or without a byte order mark.</param>
    /// <param name="invalid">What to do with a polygon whose boundary crosses or touches itself.</param>
    /// <param name="kinds">Which geometries it may hold.</param>
    /// <param name="features">The features in their order.</param>
    /// <param name="error">The first thing found wrong.</param>
    /// <returns>Whether the whole document could be read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8Json,
        InvalidGeometry invalid,
        GeometryKinds kinds,
        [NotNullWhen(true)] out IReadOnlyList<GeoJsonFeature>? features,
        [NotNullWhen(false)] out GeoJsonError? error)
    {
        features = null;
        if (!FeatureScanner.TryScan(utf8Json, out var slices, out error))
        {
            return false;
        }

        var parser = new GeometryParser(MaximumVertices, kinds);
        var read = new List<GeoJsonFeature>(slices.Count);
        foreach (var slice in slices)
        {
            if (!TryReadFeature(slice, read.Count, parser, invalid, out var feature, out error))
            {
                return false;
            }

            read.Add(feature);
        }

        features = read;
        return true;
    }

    /// <summary>
    /// Reads one geometry as storage gives it back. It was checked when it came in, so its form is checked again here
    /// but not whether its boundary crosses itself.
    /// </summary>
    /// <param name="geometryJson">A GeoJSON geometry.</param>
    /// <param name="kinds">Which geometries it may be.</param>
    /// <exception cref="FormatException">It is no such geometry: what was stored was changed.</exception>
    public static Geometry ReadGeometry(string geometryJson, GeometryKinds kinds = GeometryKinds.Areas)
    {
        ArgumentNullException.ThrowIfNull(geometryJson);
        var parser = new GeometryParser(MaximumVertices, kinds);
        try
        {
            using var document = JsonDocument.Parse(geometryJson, FeatureOptions);
            return parser.Parse(document.RootElement) ?? throw new FormatException(parser.Failure!.Message);
        }
        catch (JsonException exception)
        {
            throw new FormatException("the geometry is not JSON", exception);
        }
    }

    private static bool TryReadFeature(
        ReadOnlyMemory<byte> slice,
        int index,
        GeometryParser parser,
        InvalidGeometry invalid,
        [NotNullWhen(true)] out GeoJsonFeature? feature,
        [NotNullWhen(false)] out GeoJsonError? error)
    {
        feature = null;
        try
        {
            using var document = JsonDocument.Parse(slice, FeatureOptions);
            feature = ReadFeature(document.RootElement, index, parser, invalid, out error);
            return feature is not null;
        }
        catch (JsonException)
        {
            // The scan found the text to be JSON and not too deep, so what is left is a member given twice.
            error = new GeoJsonError(GeoJsonErrorKind.NotJson, "an object has a member twice", index);
            return false;
        }
    }

    private static GeoJsonFeature? ReadFeature(
        JsonElement element,
        int index,
        GeometryParser parser,
        InvalidGeometry invalid,
        out GeoJsonError? error)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String
            || !type.ValueEquals("Feature"))
        {
            error = new GeoJsonError(GeoJsonErrorKind.NotFeatureCollection, "is not a Feature", index);
            return null;
        }

        var id = element.TryGetProperty("id", out var idElement) ? TextOf(idElement) : null;
        element.TryGetProperty("geometry", out var geometryElement);
        var geometry = parser.Parse(geometryElement);
        var asGiven = geometry;
        var failure = geometry is null ? parser.Failure : Validity.Check(ref geometry, invalid);
        if (failure is not null)
        {
            error = failure with { FeatureIndex = index, FeatureId = id is null ? null : Excerpt.Of(id) };
            return null;
        }

        error = null;
        var repaired = !ReferenceEquals(geometry, asGiven);
        element.TryGetProperty("properties", out var properties);
        return new GeoJsonFeature(
            index,
            id,
            geometry!,
            repaired ? GeoJsonWriter.Write(geometry!) : geometryElement.GetRawText(),
            properties.ValueKind == JsonValueKind.Object ? properties.Clone() : default,
            repaired);
    }

    private static string? TextOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => id.GetString(),
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };
}
