using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Tracking.Geo.GeoJson;

/// <summary>One feature as it was read.</summary>
/// <param name="Index">Its place in the collection, from 0.</param>
/// <param name="Id">Its <c>id</c> member, a number as its text; null where it has none.</param>
/// <param name="Geometry">
/// A valid geometry of a kind that was asked for, WGS-84 degrees, x longitude, y latitude; shells run counter-clockwise
/// and points repeated in a row are gone.
/// </param>
/// <param name="GeometryJson">The geometry's text as it was given; written anew when it was repaired.</param>
/// <param name="Properties">Its <c>properties</c> object; undefined where it has none. Lives on its own.</param>
/// <param name="Repaired">Whether the geometry as given was invalid and was repaired.</param>
public sealed record GeoJsonFeature(
    int Index,
    string? Id,
    Geometry Geometry,
    string GeometryJson,
    JsonElement Properties,
    bool Repaired);
