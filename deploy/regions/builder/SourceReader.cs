using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using Tracking.Geo.GeoJson;

namespace Tracking.RegionBuilder;

/// <summary>Takes the units of China out of the source's FeatureCollection of the whole world.</summary>
internal static class SourceReader
{
    /// <summary>The area of each province, by its code: of several units their union.</summary>
    public static IReadOnlyDictionary<string, Geometry> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var parts = new SortedDictionary<string, List<Geometry>>(StringComparer.Ordinal);
        foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            var iso = feature.GetProperty("properties").GetProperty("iso_3166_2").GetString() ?? "";
            if (SourceUnits.FindProvince(iso) is { } code)
            {
                var area = GeoJsonReader.ReadGeometry(feature.GetProperty("geometry").GetRawText());
                parts.TryAdd(code, []);
                parts[code].Add(area.IsValid ? area : GeometryFixer.Fix(area));
            }
        }

        return parts.ToDictionary(
            static part => part.Key,
            static part => OverlayNGRobust.Union(GeometryFactory.Default.BuildGeometry(part.Value)),
            StringComparer.Ordinal);
    }
}
