using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Tracking.Geo.GeoJson;

/// <summary>Checks that a polygon has one meaning: its rings neither cross nor overlap, and holes lie within.</summary>
internal static class Validity
{
    /// <summary>
    /// Null when the geometry is valid or was repaired; then <paramref name="geometry"/> is the repaired one.
    /// </summary>
    public static GeoJsonError? Check(ref Geometry? geometry, InvalidGeometry invalid)
    {
        var error = new IsValidOp(geometry).ValidationError;
        if (error is null)
        {
            return null;
        }

        if (invalid == InvalidGeometry.Repair && Repair(geometry!) is { } repaired)
        {
            geometry = repaired;
            return null;
        }

        return new GeoJsonError(
            KindOf(error.ErrorType),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{TextOf(error.ErrorType)} at [{error.Coordinate.X}, {error.Coordinate.Y}]"));
    }

    private static Geometry? Repair(Geometry geometry)
    {
        var repaired = GeometryFixer.Fix(geometry);
        var isArea = repaired is Polygon or MultiPolygon && !repaired.IsEmpty;
        return isArea && repaired.IsValid ? repaired : null;
    }

    private static GeoJsonErrorKind KindOf(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.HoleOutsideShell => GeoJsonErrorKind.HoleOutsideShell,
        TopologyValidationErrors.NestedHoles => GeoJsonErrorKind.OverlappingRings,
        TopologyValidationErrors.NestedShells => GeoJsonErrorKind.OverlappingRings,
        TopologyValidationErrors.DuplicateRings => GeoJsonErrorKind.OverlappingRings,
        TopologyValidationErrors.TooFewPoints => GeoJsonErrorKind.RingTooShort,
        _ => GeoJsonErrorKind.SelfIntersection,
    };

    private static string TextOf(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.HoleOutsideShell => "a hole lies outside its shell",
        TopologyValidationErrors.NestedHoles => "a hole lies within another hole",
        TopologyValidationErrors.NestedShells => "a polygon lies within another polygon of the MultiPolygon",
        TopologyValidationErrors.DuplicateRings => "a ring is given twice",
        TopologyValidationErrors.TooFewPoints => "a ring has fewer than three different points",
        TopologyValidationErrors.DisconnectedInteriors => "the inside falls apart where rings touch",
        TopologyValidationErrors.RingSelfIntersection => "a ring touches itself",
        _ => "the boundary crosses itself",
    };
}
