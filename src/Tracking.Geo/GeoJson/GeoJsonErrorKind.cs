namespace Tracking.Geo.GeoJson;

/// <summary>What is wrong with a GeoJSON document; a program may branch on it, the text is for people.</summary>
public enum GeoJsonErrorKind
{
    /// <summary>The bytes are not UTF-8 or not JSON.</summary>
    NotJson = 0,

    /// <summary>Arrays and objects are nested deeper than <see cref="GeoJsonReader.MaximumDepth"/>.</summary>
    NestedTooDeep = 1,

    /// <summary>The document is JSON but no FeatureCollection, or an element of it is no Feature.</summary>
    NotFeatureCollection = 2,

    /// <summary>More features than <see cref="GeoJsonReader.MaximumFeatures"/>.</summary>
    TooManyFeatures = 3,

    /// <summary>More points in all than <see cref="GeoJsonReader.MaximumVertices"/>.</summary>
    TooManyVertices = 4,

    /// <summary>The geometry is of a kind that is not read here.</summary>
    UnsupportedGeometry = 5,

    /// <summary>There is no geometry, or it covers nothing.</summary>
    EmptyGeometry = 6,

    /// <summary>A point is not two or more finite numbers within −180…180 and −90…90.</summary>
    BadCoordinate = 7,

    /// <summary>The last point of a ring is not its first.</summary>
    RingNotClosed = 8,

    /// <summary>A ring has fewer than four points, or fewer than three different ones in a row.</summary>
    RingTooShort = 9,

    /// <summary>The boundary crosses or touches itself so that inside and outside are in doubt.</summary>
    SelfIntersection = 10,

    /// <summary>A hole lies outside its shell.</summary>
    HoleOutsideShell = 11,

    /// <summary>Holes or parts lie within each other, or a ring is given twice.</summary>
    OverlappingRings = 12,

    /// <summary>
    /// One polygon or one step of a line spans more than 180° of longitude: it crosses the antimeridian and must be cut
    /// there.
    /// </summary>
    TooWide = 13,

    /// <summary>A property is missing or has a value that it cannot have.</summary>
    BadProperty = 14,

    /// <summary>A line has fewer than two different points.</summary>
    LineTooShort = 15,
}
