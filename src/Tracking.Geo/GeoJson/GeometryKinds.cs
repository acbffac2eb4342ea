namespace Tracking.Geo.GeoJson;

/// <summary>Which geometries a document may hold.</summary>
public enum GeometryKinds
{
    /// <summary>Polygon and MultiPolygon: what covers an area by itself.</summary>
    Areas = 0,

    /// <summary>
    /// Also Point, LineString and MultiLineString, which cover what lies within some distance that a property tells.
    /// </summary>
    AreasPointsAndLines = 1,
}
