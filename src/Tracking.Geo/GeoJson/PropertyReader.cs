using System.Text.Json;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Reads one feature's properties by name and keeps the first thing found wrong, so that an import reads them all and
/// then asks once. A property that is <c>null</c> counts as absent.
/// </summary>
internal sealed class PropertyReader(GeoJsonFeature feature)
{
    /// <summary>The first property that could not be read.</summary>
    public GeoJsonError? Error { get; private set; }

    public void Fail(string message) =>
        Error ??= new GeoJsonError(GeoJsonErrorKind.BadProperty, message, feature.Index, ShownId);

    private string? ShownId => feature.Id is null ? null : Excerpt.Of(feature.Id);

    public JsonElement? Find(string name) =>
        feature.Properties.ValueKind == JsonValueKind.Object
            && feature.Properties.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>
    /// A text of 1 to <paramref name="maximumLength"/> characters without control characters, or a whole number's
    /// digits.
    /// </summary>
    public string? Text(string name, int maximumLength)
    {
        var text = Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out _) => value.GetRawText(),
            _ => "",
        };
        if (text is not null && !IsText(text, maximumLength))
        {
            Fail($"'{name}' must be a text of 1 to {maximumLength} characters");
        }

        return text;
    }

    public string RequiredText(string name, int maximumLength)
    {
        var text = Text(name, maximumLength);
        if (text is null)
        {
            Fail($"'{name}' is missing");
        }

        return text ?? "";
    }

    /// <summary>The texts of an array; null when absent.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(static item => item.ValueKind != JsonValueKind.String))
        {
            Fail($"'{name}' must be an array of texts");
            return [];
        }

        return [.. value.EnumerateArray().Select(static item => item.GetString()!)];
    }

    /// <summary>Whether a text can be an id or a name.</summary>
    public static bool IsText(string text, int maximumLength) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= maximumLength && !text.Any(char.IsControl);
}
