using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Tracking.Geo.GeoJson;
using Tracking.Model.Positions;

namespace Tracking.Geo.Fences;

/// <summary>Reads how far a fence reaches from its geometry, and checks that geometry and properties fit together.</summary>
internal static class FenceReach
{
    /// <summary>Less than the error of any position is a mistake, such as a radius in kilometres.</summary>
    private const double MinimumRadiusMeters = 1;

    /// <summary>As wide as a province is long: what is larger is an administrative area, and those are polygons.</summary>
    private const double MaximumRadiusMeters = 100_000;

    private const double MinimumWidthMeters = 2;

    /// <summary>A road with everything beside it: what is wider is no corridor but an area.</summary>
    private const double MaximumWidthMeters = 20_000;

    /// <summary>Points of one corridor: 2,500 km with one every 50 m, and a bound on the time of building its index.</summary>
    private const int MaximumPoints = 50_000;

    /// <summary>
    /// One step of a corridor: within it the great circle leaves the straight line of a map by less than 0.5 km up to 65°
    /// of latitude, so that whoever drew it gets about what he saw.
    /// </summary>
    private const double MaximumStepMeters = 100_000;

    /// <summary>Both null for polygons, and where something is wrong: <paramref name="properties"/> then says what.</summary>
    public static (double? RadiusMeters, double? WidthMeters) Read(GeoJsonFeature feature, PropertyReader properties)
    {
        switch (feature.Geometry)
        {
            case Point:
                Refuse(properties, "width_m", "a LineString or MultiLineString");
                return (Meters(properties, "radius_m", "a Point", (MinimumRadiusMeters, MaximumRadiusMeters)), null);
            case LineString or MultiLineString:
                var line = "a " + feature.Geometry.GeometryType;
                Refuse(properties, "radius_m", "a Point");
                CheckSteps(feature.Geometry, properties);
                return (null, Meters(properties, "width_m", line, (MinimumWidthMeters, MaximumWidthMeters)));
            default:
                Refuse(properties, "radius_m", "a Point");
                Refuse(properties, "width_m", "a LineString or MultiLineString");
                return (null, null);
        }
    }

    private static void Refuse(PropertyReader properties, string name, string geometry)
    {
        if (properties.Find(name) is not null)
        {
            properties.Fail($"'{name}' goes with {geometry} only");
        }
    }

    private static double? Meters(
        PropertyReader properties, string name, string geometry, (double Minimum, double Maximum) range)
    {
        if (properties.Find(name) is not { } value)
        {
            properties.Fail($"{geometry} needs '{name}', in metres");
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var meters)
            && meters >= range.Minimum
            && meters <= range.Maximum)
        {
            return meters;
        }

        properties.Fail(string.Create(
            CultureInfo.InvariantCulture, $"'{name}' must be a number from {range.Minimum} to {range.Maximum}, in metres"));
        return null;
    }

    private static void CheckSteps(Geometry lines, PropertyReader properties)
    {
        if (lines.NumPoints > MaximumPoints)
        {
            properties.Fail($"the corridor has {lines.NumPoints} points, more than {MaximumPoints}: cut it into several");
            return;
        }

        for (var line = 0; line < lines.NumGeometries; line++)
        {
            var points = lines.GetGeometryN(line).Coordinates;
            for (var i = 1; i < points.Length; i++)
            {
                var meters = PointOf(points[i - 1]).MetersTo(PointOf(points[i]));
                if (meters > MaximumStepMeters)
                {
                    properties.Fail(string.Create(
                        CultureInfo.InvariantCulture,
                        $"line {line} goes {meters / 1_000:F0} km from point {i - 1} to the next, more than "
                        + $"{MaximumStepMeters / 1_000} km: put points between"));
                    return;
                }
            }
        }
    }

    private static GeoPoint PointOf(Coordinate coordinate) => GeoPoint.FromDegrees(coordinate.Y, coordinate.X);
}
