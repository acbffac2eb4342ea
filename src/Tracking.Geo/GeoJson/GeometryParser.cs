using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Tracking.Geo.GeoJson;

/// <summary>
/// Turns GeoJSON coordinates into geometries, and says at which polygon, ring or line and point it had to stop.
/// </summary>
internal sealed class GeometryParser(int vertexBudget, GeometryKinds kinds = GeometryKinds.Areas)
{
    private const int MinimumRingPoints = 4;
    private const int MinimumLinePoints = 2;

    // A polygon as wide as half the earth is nearly always one that crosses the antimeridian uncut.
    private const double MaximumWidthDegrees = 180;

    private readonly List<Coordinate> _points = [];
    private int _verticesLeft = vertexBudget;
    private int? _polygon;
    private string _partKind = "";
    private int _partIndex;

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
        return (type.GetString()!, kinds) switch
        {
            ("Polygon", _) => ParsePolygon(coordinates),
            ("MultiPolygon", _) => ParseMultiPolygon(coordinates),
            ("Point", GeometryKinds.AreasPointsAndLines) => ParseOnlyPoint(coordinates),
            ("LineString", GeometryKinds.AreasPointsAndLines) => ParseLine(coordinates, 0),
            ("MultiLineString", GeometryKinds.AreasPointsAndLines) => ParseLines(coordinates),
            var (other, _) => Fail(GeoJsonErrorKind.UnsupportedGeometry, Unsupported(other)),
        };
    }

    private string Unsupported(string type) => kinds == GeometryKinds.Areas
        ? $"a '{Excerpt.Of(type)}' covers no area: only Polygon and MultiPolygon can be read"
        : $"a '{Excerpt.Of(type)}' cannot be read: only Polygon, MultiPolygon, Point, LineString and MultiLineString";

    private Point? ParseOnlyPoint(JsonElement point)
    {
        _partKind = "";
        if (_verticesLeft == 0)
        {
            Fail(GeoJsonErrorKind.TooManyVertices, TooManyVertices);
            return null;
        }

        _verticesLeft--;
        return ReadPoint(point, 0) is { } coordinate ? new Point(coordinate) : null;
    }

    private MultiLineString? ParseLines(JsonElement coordinates)
    {
        if (coordinates.ValueKind != JsonValueKind.Array || coordinates.GetArrayLength() == 0)
        {
            Fail(GeoJsonErrorKind.EmptyGeometry, "the MultiLineString's coordinates are not an array with lines");
            return null;
        }

        var lines = new LineString[coordinates.GetArrayLength()];
        for (var i = 0; i < lines.Length; i++)
        {
            if (ParseLine(coordinates[i], i) is not { } line)
            {
                return null;
            }

            lines[i] = line;
        }

        return new MultiLineString(lines);
    }

    private LineString? ParseLine(JsonElement points, int index)
    {
        (_partKind, _partIndex) = ("line ", index);
        if (!ReadPoints(points, MinimumLinePoints))
        {
            return null;
        }

        if (_points.Count > 1 && _points[^2].Equals2D(_points[^1]))
        {
            _points.RemoveAt(_points.Count - 1);
        }

        if (_points.Count < MinimumLinePoints)
        {
            FailPart(GeoJsonErrorKind.LineTooShort, "has fewer than two different points");
            return null;
        }

        for (var i = 1; i < _points.Count; i++)
        {
            if (Math.Abs(_points[i].X - _points[i - 1].X) > MaximumWidthDegrees)
            {
                FailPart(
                    GeoJsonErrorKind.TooWide,
                    $"goes from {Text(_points[i - 1])} to {Text(_points[i])}: one that crosses the antimeridian must be "
                    + "cut there into two lines of a MultiLineString (RFC 7946, 3.1.9)");
                return null;
            }
        }

        return new LineString([.. _points]);
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
        (_partKind, _partIndex) = ("ring ", 0);
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

            _partIndex++;
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

    private LinearRing? ParseRing(JsonElement points, bool counterClockwise) =>
        ReadPoints(points, MinimumRingPoints) ? CloseRing(counterClockwise) : null;

    private bool ReadPoints(JsonElement points, int minimum)
    {
        if (points.ValueKind != JsonValueKind.Array)
        {
            return FailPart(GeoJsonErrorKind.BadCoordinate, "is not an array of points");
        }

        var count = points.GetArrayLength();
        if (count < minimum)
        {
            var kind = minimum == MinimumRingPoints ? GeoJsonErrorKind.RingTooShort : GeoJsonErrorKind.LineTooShort;
            return FailPart(kind, $"has {count} points, fewer than {minimum}");
        }

        if (count > _verticesLeft)
        {
            return FailPart(GeoJsonErrorKind.TooManyVertices, TooManyVertices);
        }

        _verticesLeft -= count;
        _points.Clear();
        var index = 0;
        Coordinate? last = null;
        foreach (var element in points.EnumerateArray())
        {
            if (ReadPoint(element, index++) is not { } point)
            {
                return false;
            }

            // A point repeated in a row says nothing new.
            if (last is null || !last.Equals2D(point) || index == count)
            {
                _points.Add(point);
            }

            last = point;
        }

        return true;
    }

    private LinearRing? CloseRing(bool counterClockwise)
    {
        if (!_points[0].Equals2D(_points[^1]))
        {
            FailPart(
                GeoJsonErrorKind.RingNotClosed,
                $"is not closed: it begins at {Text(_points[0])} and ends at {Text(_points[^1])}");
            return null;
        }

        if (_points.Count > 1 && _points[^2].Equals2D(_points[^1]))
        {
            _points.RemoveAt(_points.Count - 1);
        }

        if (_points.Count < MinimumRingPoints)
        {
            FailPart(GeoJsonErrorKind.RingTooShort, "has fewer than three different points in a row");
            return null;
        }

        var coordinates = _points.ToArray();
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
            FailPart(GeoJsonErrorKind.BadCoordinate, $"point {index} is not an array of longitude and latitude");
            return null;
        }

        // Numbers after the second are an altitude and whatever else: they do not matter here.
        if (!TryNumber(point[0], out var longitude) || !TryNumber(point[1], out var latitude))
        {
            FailPart(
                GeoJsonErrorKind.BadCoordinate,
                $"point {index} is {Excerpt.Of(point.GetRawText())}: not two numbers");
            return null;
        }

        if (longitude is not (>= -180 and <= 180) || latitude is not (>= -90 and <= 90))
        {
            FailPart(
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

    private bool FailPart(GeoJsonErrorKind kind, string message)
    {
        var part = _partKind.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{_partKind}{_partIndex} ");
        Fail(kind, $"{Where()}{part}{message}");
        return false;
    }

    private static string TooManyVertices => $"brings the document to more than {GeoJsonReader.MaximumVertices} points";

    private string Where() => _polygon is int polygon ? $"polygon {polygon}, " : "";

    private static string Text(Coordinate point) =>
        string.Create(CultureInfo.InvariantCulture, $"[{point.X}, {point.Y}]");
}
