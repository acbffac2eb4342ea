using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Turns GeoJSON coordinates into polygons, and says at which polygon, ring and point it had to stop.
/// </summary>
internal sealed class GeometryParser(int vertexBudget)
{
    private const int MinimumRingPoints = 4;

    // A polygon as wide as half the earth is nearly always one that crosses the antimeridian uncut.
    private const double MaximumWidthDegrees = 180;

    private readonly List<Coordinate> _ring = [];
    private int _verticesLeft = vertexBudget;
    private int? _polygon;
    private int _ringIndex;

    /// <summary>Why the last call gave null.</summary>
    public GeoJsonError? Failure { get; private set; }

    /// <summary>Null when it fails. An undefined element is a missing geometry.</summary>
    public Geometry? Parse(JsonElement geometry)
    {
        Failure = null;
        _polygon = null;
        if (geometry.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return Fail(GeoJsonErrorKind.EmptyGeometry, "has no geometry");
        }

        if (geometry.ValueKind != JsonValueKind.Object
            || !geometry.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String)
        {
            return Fail(GeoJsonErrorKind.UnsupportedGeometry, "the geometry is not an object with a 'type'");
        }

        geometry.TryGetProperty("coordinates", out var coordinates);
        return type.GetString() switch
        {
            "Polygon" => ParsePolygon(coordinates),
            "MultiPolygon" => ParseMultiPolygon(coordinates),
            var other => Fail(
                GeoJsonErrorKind.UnsupportedGeometry,
                $"a '{Excerpt.Of(other!)}' covers no area: only Polygon and MultiPolygon can be read"),
        };
    }

    private MultiPolygon? ParseMultiPolygon(JsonElement coordinates)
    {
        if (coordinates.ValueKind != JsonValueKind.Array || coordinates.GetArrayLength() == 0)
        {
            Fail(GeoJsonErrorKind.EmptyGeometry, "the MultiPolygon's coordinates are not an array with polygons");
            return null;
        }

        var polygons = new Polygon[coordinates.GetArrayLength()];
        for (var i = 0; i < polygons.Length; i++)
        {
            _polygon = i;
            if (ParsePolygon(coordinates[i]) is not { } polygon)
            {
                return null;
            }

            polygons[i] = polygon;
        }

        return new MultiPolygon(polygons);
    }

    private Polygon? ParsePolygon(JsonElement rings)
    {
        _ringIndex = 0;
        if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0)
        {
            Fail(GeoJsonErrorKind.EmptyGeometry, $"{Where()}the polygon's coordinates are not an array with rings");
            return null;
        }

        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        foreach (var points in rings.EnumerateArray())
        {
            if (ParseRing(points, counterClockwise: shell is null) is not { } ring)
            {
                return null;
            }

            if (shell is null)
            {
                shell = ring;
            }
            else
            {
                holes.Add(ring);
            }

            _ringIndex++;
        }

        return Narrow(new Polygon(shell, [.. holes]));
    }

    private Polygon? Narrow(Polygon polygon)
    {
        if (polygon.EnvelopeInternal.Width <= MaximumWidthDegrees)
        {
            return polygon;
        }

        Fail(
            GeoJsonErrorKind.TooWide,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Where()}the polygon spans {polygon.EnvelopeInternal.Width}° of longitude: one that crosses the "
                + $"antimeridian must be cut there into two polygons of a MultiPolygon (RFC 7946, 3.1.9)"));
        return null;
    }

    private LinearRing? ParseRing(JsonElement points, bool counterClockwise)
    {
        if (points.ValueKind != JsonValueKind.Array)
        {
            return FailRing(GeoJsonErrorKind.BadCoordinate, "is not an array of points");
        }

        var count = points.GetArrayLength();
        if (count < MinimumRingPoints)
        {
            return FailRing(GeoJsonErrorKind.RingTooShort, $"has {count} points, fewer than {MinimumRingPoints}");
        }

        if (count > _verticesLeft)
        {
            return FailRing(
                GeoJsonErrorKind.TooManyVertices,
                $"brings the document to more than {GeoJsonReader.MaximumVertices} points");
        }

        _verticesLeft -= count;
        return ReadPoints(points) ? CloseRing(counterClockwise) : null;
    }

    private bool ReadPoints(JsonElement points)
    {
        _ring.Clear();
        var index = 0;
        Coordinate? last = null;
        foreach (var element in points.EnumerateArray())
        {
            if (ReadPoint(element, index++) is not { } point)
            {
                return false;
            }

            // A point repeated in a row says nothing new.
            if (last is null || !last.Equals2D(point) || index == points.GetArrayLength())
            {
                _ring.Add(point);
            }

            last = point;
        }

        return true;
    }

    private LinearRing? CloseRing(bool counterClockwise)
    {
        if (!_ring[0].Equals2D(_ring[^1]))
        {
            return FailRing(
                GeoJsonErrorKind.RingNotClosed,
                $"is not closed: it begins at {Text(_ring[0])} and ends at {Text(_ring[^1])}");
        }

        if (_ring.Count > 1 && _ring[^2].Equals2D(_ring[^1]))
        {
            _ring.RemoveAt(_ring.Count - 1);
        }

        if (_ring.Count < MinimumRingPoints)
        {
            return FailRing(GeoJsonErrorKind.RingTooShort, "has fewer than three different points in a row");
        }

        var coordinates = _ring.ToArray();
        if (Orientation.IsCCW(coordinates) != counterClockwise)
        {
            Array.Reverse(coordinates);
        }

        return new LinearRing(coordinates);
    }

    private Coordinate? ReadPoint(JsonElement point, int index)
    {
        if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() < 2)
        {
            FailRing(GeoJsonErrorKind.BadCoordinate, $"point {index} is not an array of longitude and latitude");
            return null;
        }

        // Numbers after the second are an altitude and whatever else: they do not matter here.
        if (!TryNumber(point[0], out var longitude) || !TryNumber(point[1], out var latitude))
        {
            FailRing(
                GeoJsonErrorKind.BadCoordinate,
                $"point {index} is {Excerpt.Of(point.GetRawText())}: not two numbers");
            return null;
        }

        if (longitude is not (>= -180 and <= 180) || latitude is not (>= -90 and <= 90))
        {
            FailRing(
                GeoJsonErrorKind.BadCoordinate,
                $"point {index} is {Excerpt.Of(point.GetRawText())}: "
                + "longitude must be within -180…180, then latitude within -90…90");
            return null;
        }

        // Adding 0 turns −0 into +0, as in GeoPoint.
        return new Coordinate(longitude + 0.0, latitude + 0.0);
    }

    private static bool TryNumber(JsonElement element, out double number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number);
    }

    private Geometry? Fail(GeoJsonErrorKind kind, string message)
    {
        Failure = new GeoJsonError(kind, message);
        return null;
    }

    private LinearRing? FailRing(GeoJsonErrorKind kind, string message)
    {
        Fail(kind, $"{Where()}ring {_ringIndex} {message}");
        return null;
    }

    private string Where() => _polygon is int polygon ? $"polygon {polygon}, " : "";

    private static string Text(Coordinate point) =>
        string.Create(CultureInfo.InvariantCulture, $"[{point.X}, {point.Y}]");
}
