using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Finds where each feature begins and ends, so that only one of them is held as a document at a time. It walks through
/// every token, so whatever it lets pass is JSON.
/// </summary>
internal static class FeatureScanner
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static bool TryScan(
        ReadOnlyMemory<byte> utf8Json,
        [NotNullWhen(true)] out IReadOnlyList<ReadOnlyMemory<byte>>? features,
        [NotNullWhen(false)] out GeoJsonError? error)
    {
        features = null;
        var json = utf8Json.Span.StartsWith(ByteOrderMark) ? utf8Json[ByteOrderMark.Length..] : utf8Json;
        if (!Utf8.IsValid(json.Span))
        {
            error = new GeoJsonError(GeoJsonErrorKind.NotJson, $"not UTF-8{FirstBadByte(json.Span)}");
            return false;
        }

        try
        {
            var found = new List<ReadOnlyMemory<byte>>();
            // Twice the depth that is let through, so that it is our own check that stops the document.
            var options = new JsonReaderOptions { MaxDepth = 2 * GeoJsonReader.MaximumDepth };
            var reader = new Utf8JsonReader(json.Span, options);
            error = ScanDocument(ref reader, json, found);
            features = error is null ? found : null;
            return error is null;
        }
        catch (JsonException exception)
        {
            error = new GeoJsonError(
                GeoJsonErrorKind.NotJson,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"not JSON at line {exception.LineNumber + 1}, "
                    + $"byte {exception.BytePositionInLine + 1} of the line"));
            return false;
        }
    }

    private static GeoJsonError? ScanDocument(
        ref Utf8JsonReader reader,
        ReadOnlyMemory<byte> json,
        List<ReadOnlyMemory<byte>> features)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return NotCollection("the document is not a JSON object");
        }

        string? type = null;
        var hasFeatures = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (CheckToken(ref reader) is { } badName)
            {
                return badName;
            }

            var isType = reader.ValueTextEquals("type");
            var isFeatures = reader.ValueTextEquals("features");
            reader.Read();
            if ((isType && type is not null) || (isFeatures && hasFeatures))
            {
                return NotCollection($"the document has '{(isType ? "type" : "features")}' twice");
            }

            if (isType)
            {
                type = reader.TokenType == JsonTokenType.String && IsText(ref reader) ? reader.GetString() : "";
            }

            hasFeatures |= isFeatures;
            if ((isFeatures ? ScanFeatures(ref reader, json, features) : SkipValue(ref reader)) is { } error)
            {
                return error;
            }
        }

        // Reads the end of the document: text after the object is refused here.
        reader.Read();
        return (type, hasFeatures) switch
        {
            ("FeatureCollection", true) => null,
            ("FeatureCollection", false) => NotCollection("the FeatureCollection has no 'features'"),
            (null, _) => NotCollection("the document has no 'type'"),
            _ => NotCollection($"the document's type is '{Excerpt.Of(type)}', not 'FeatureCollection'"),
        };
    }

    private static GeoJsonError? ScanFeatures(
        ref Utf8JsonReader reader,
        ReadOnlyMemory<byte> json,
        List<ReadOnlyMemory<byte>> features)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return NotCollection("'features' is not an array");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (features.Count == GeoJsonReader.MaximumFeatures)
            {
                return new GeoJsonError(
                    GeoJsonErrorKind.TooManyFeatures,
                    $"more than {GeoJsonReader.MaximumFeatures} features");
            }

            var start = (int)reader.TokenStartIndex;
            if (SkipValue(ref reader) is { } error)
            {
                return error with { FeatureIndex = features.Count };
            }

            features.Add(json[start..(int)reader.BytesConsumed]);
        }

        return null;
    }

    private static GeoJsonError? SkipValue(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return CheckToken(ref reader);
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (CheckToken(ref reader) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static GeoJsonError? CheckToken(ref Utf8JsonReader reader)
    {
        // The start of an array or object counts as lying outside of it.
        var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (opens && reader.CurrentDepth >= GeoJsonReader.MaximumDepth)
        {
            return new GeoJsonError(
                GeoJsonErrorKind.NestedTooDeep,
                $"nested more than {GeoJsonReader.MaximumDepth} deep at byte {reader.TokenStartIndex} of the document");
        }

        return reader.ValueIsEscaped && !IsText(ref reader)
            ? new GeoJsonError(
                GeoJsonErrorKind.NotJson,
                $"half a surrogate pair in the text at byte {reader.TokenStartIndex} of the document")
            : null;
    }

    // JSON's grammar allows an escape such as \ud800 alone, but no string can hold it. Once it is refused here,
    // everything that reads the features can take every text as it is.
    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        Span<char> buffer = stackalloc char[1_024];
        var position = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes[position..], buffer, out var read, out _, replaceInvalidSequences: false);
            position += read;
            if (status != System.Buffers.OperationStatus.DestinationTooSmall)
            {
                return $" at byte {position}";
            }
        }
    }

    private static GeoJsonError NotCollection(string message) => new(GeoJsonErrorKind.NotFeatureCollection, message);
}
