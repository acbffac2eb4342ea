namespace Tracking.Geo.GeoJson;

/// <summary>
/// Cuts what a document says to a length that an error message, a log line and a gRPC trailer can carry.
/// </summary>
internal static class Excerpt
{
    private const int MaximumLength = 80;

    public static string Of(string text)
    {
        if (text.Length <= MaximumLength)
        {
            return text;
        }

        // Not between the two halves of a surrogate pair: the rest would no longer be text.
        var length = char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength;
        return string.Concat(text.AsSpan(0, length), "…");
    }
}
