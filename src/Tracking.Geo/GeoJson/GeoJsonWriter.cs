using System.Buffers;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Tracking.Geo.GeoJson;

/// <summary>Writes areas as GeoJSON, with as many decimals as it takes to read the same numbers back.</summary>
public static class GeoJsonWriter
{
    /// <summary>The geometry as compact text.</summary>
    /// <exception cref="ArgumentException">Neither a Polygon nor a MultiPolygon.</exception>
    public static string Write(Geometry geometry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, geometry);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the geometry as the next value.</summary>
    /// <exception cref="ArgumentException">Neither a Polygon nor a MultiPolygon.</exception>
    public static void Write(Utf8JsonWriter writer, Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(geometry);
        if (geometry is not (Polygon or MultiPolygon))
        {
            throw new ArgumentException($"a {geometry.GeometryType} is not an area", nameof(geometry));
        }

        writer.WriteStartObject();
        writer.WriteString("type", geometry.GeometryType);
        writer.WritePropertyName("coordinates");
        if (geometry is Polygon polygon)
        {
            WritePolygon(writer, polygon);
        }
        else
        {
            writer.WriteStartArray();
            for (var part = 0; part < geometry.NumGeometries; part++)
            {
                WritePolygon(writer, (Polygon)geometry.GetGeometryN(part));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter writer, Polygon polygon)
    {
        writer.WriteStartArray();
        WriteRing(writer, polygon.ExteriorRing);
        foreach (var hole in polygon.InteriorRings)
        {
            WriteRing(writer, hole);
        }

        writer.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter writer, LineString ring)
    {
        writer.WriteStartArray();
        foreach (var point in ring.Coordinates)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(point.X);
            writer.WriteNumberValue(point.Y);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
