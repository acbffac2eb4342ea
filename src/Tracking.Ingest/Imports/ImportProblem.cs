using Tracking.Geo.GeoJson;

namespace Tracking.Ingest.Imports;

/// <summary>Why a document was refused.</summary>
/// <param name="Reason">The machine-readable reason.</param>
/// <param name="Message">What is wrong and where, for people.</param>
public sealed record ImportProblem(string Reason, string Message)
{
    /// <summary>
    /// A document that is not GeoJSON has a reason of its own; what GeoJSON allows and we do not has the caller's.
    /// </summary>
    internal static ImportProblem Of(GeoJsonError error, string reason) =>
        new(error.Kind == GeoJsonErrorKind.BadProperty ? reason : "invalid_geojson", error.ToString());
}
