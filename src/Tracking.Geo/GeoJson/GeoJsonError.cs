using System.Globalization;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Why a GeoJSON document was refused: the first thing found wrong. A refused document has no effect at all.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">What is wrong and where, for people, without the feature.</param>
/// <param name="FeatureIndex">
/// The feature's place in the collection, from 0; null when the document itself is wrong.
/// </param>
/// <param name="FeatureId">The feature's own id, where it has one that could be read.</param>
public sealed record GeoJsonError(
    GeoJsonErrorKind Kind,
    string Message,
    int? FeatureIndex = null,
    string? FeatureId = null)
{
    /// <summary>The whole text for people: <c>feature 3 ("depot-7"): ring 0 is not closed</c>.</summary>
    public override string ToString()
    {
        if (FeatureIndex is not int index)
        {
            return Message;
        }

        var id = FeatureId is null ? "" : $" (\"{FeatureId}\")";
        return string.Create(CultureInfo.InvariantCulture, $"feature {index}{id}: {Message}");
    }
}
