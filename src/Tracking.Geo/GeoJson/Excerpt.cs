using Tracking.Model.Texts;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Cuts what a document says to a length that an error message, a log line and a gRPC trailer can carry.
/// </summary>
internal static class Excerpt
{
    private const int MaximumLength = 80;

    public static string Of(string text) => TextCut.Shown(text, MaximumLength);
}
