using NetTopologySuite.Geometries;

namespace Tracking.Geo.Tests.Indexing;

/// <summary>
<<<<<<< HEAD
/// Random valid polygons with holes and multipolygons, on coarse coordinates so that they share vertices and edges.
/// </summary>
internal sealed class RandomShapes(Random random, double cell)
=======
/// Random valid polygons with holes and multipolygons. Their corners lie on a net of lines <paramref name="cell"/>
/// degrees apart, so that they share corners and edges, and lie level with each other.
/// </summary>
internal sealed class RandomShapes(Random random, double cell, double origin = 0)
>>>>>>> 88b5f104225a9f5ef8bae5d62686481dcff48973
{
    private double Extent => 48 * cell;

    public Geometry Next()
    {
        while (true)
        {
            var shape = random.Next(4) switch
            {
                0 => Box(),
                1 => Star(),
                2 => Star().Difference(Star()),
                _ => Star().Union(Box()),
            };
            if (shape is Polygon or MultiPolygon && !shape.IsEmpty && shape.IsValid)
            {
                return shape;
            }
        }
    }

    /// <summary>
    /// A point where answers are in doubt: on a vertex, on or beside an edge, level with a vertex; or anywhere.
    /// </summary>
    public Coordinate Probe(IReadOnlyList<Geometry> shapes)
    {
        var points = shapes[random.Next(shapes.Count)].Coordinates;
        var i = random.Next(points.Length - 1);
        var (a, b) = (points[i], points[i + 1]);
        var t = random.Next(8) / 8.0;
        var onEdge = new Coordinate(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));
        return random.Next(6) switch
        {
            0 => a,
            1 => onEdge,
            2 => new Coordinate(Nudge(onEdge.X), Nudge(onEdge.Y)),
            3 => new Coordinate(Anywhere(), a.Y),
            4 => new Coordinate(a.X, Anywhere()),
            _ => new Coordinate(Anywhere(), Anywhere()),
        };
    }

    // Not beside 0 itself: the smallest doubles underflow in the arithmetic that the answers are compared with.
    private double Nudge(double value) => value == 0 ? random.Next(-1, 2) * 1e-18 : random.Next(3) switch
    {
        0 => Math.BitIncrement(value),
        1 => Math.BitDecrement(value),
        _ => value,
    };

    private double Anywhere() => origin + (random.NextDouble() * 1.2 * Extent) - (0.1 * Extent);

    private double Coarse() => Round(origin + (random.NextDouble() * Extent));

    private Polygon Box()
    {
        var (west, south) = (Coarse(), Coarse());
        var (width, height) = (cell * (1 + random.Next(9)), cell * (1 + random.Next(9)));
        var box = new Envelope(west, west + width, south, south + height);
        return (Polygon)GeometryFactory.Default.ToGeometry(box);
    }

    private Polygon Star()
    {
        var (centerX, centerY) = (Coarse(), Coarse());
        var corners = 3 + random.Next(12);
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var radius = cell * (2 + random.Next(12));
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / corners);
            ring[i] = new Coordinate(Round(centerX + (radius * cos)), Round(centerY + (radius * sin)));
        }

        ring[corners] = ring[0].Copy();
        return new Polygon(new LinearRing(ring));
    }

    private double Round(double value) => origin + (Math.Round((value - origin) / cell) * cell);
}
