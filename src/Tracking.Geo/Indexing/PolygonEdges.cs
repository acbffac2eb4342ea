using NetTopologySuite.Geometries;

namespace Tracking.Geo.Indexing;

/// <summary>The edges of all polygons, one polygon after the other; points repeated in a row make no edge.</summary>
internal sealed class PolygonEdges
{
    private readonly List<CellEdge> _edges = [];
    private readonly List<int> _starts = [0];

    public ReadOnlySpan<CellEdge> All => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_edges);

    public int Start(int ordinal) => _starts[ordinal];

    public ReadOnlySpan<CellEdge> Of(int ordinal) => All[_starts[ordinal].._starts[ordinal + 1]];

    public void Add(Geometry geometry)
    {
        for (var part = 0; part < geometry.NumGeometries; part++)
        {
            if (geometry.GetGeometryN(part) is not Polygon polygon)
            {
                throw new ArgumentException($"a {geometry.GeometryType} covers no area: only polygons can be indexed");
            }

            AddRing(polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
            {
                AddRing(hole);
            }
        }

        _starts.Add(_edges.Count);
    }

    private void AddRing(LineString ring)
    {
        var points = ring.CoordinateSequence;
        for (var i = 1; i < points.Count; i++)
        {
            if (!IsOnEarth(points.GetX(i), points.GetY(i)))
            {
                throw new ArgumentException(
                    $"({points.GetX(i)}, {points.GetY(i)}) is not a longitude and latitude in degrees");
            }

            if (points.GetX(i) != points.GetX(i - 1) || points.GetY(i) != points.GetY(i - 1))
            {
                _edges.Add(CellEdge.Between(points.GetX(i - 1), points.GetY(i - 1), points.GetX(i), points.GetY(i)));
            }
        }
    }

    private static bool IsOnEarth(double x, double y) => x is >= -180 and <= 180 && y is >= -90 and <= 90;
}
