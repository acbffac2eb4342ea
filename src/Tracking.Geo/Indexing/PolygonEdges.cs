using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Tracking.Model.Positions;

namespace Tracking.Geo.Indexing;

/// <summary>The edges of all polygons, one polygon after the other; points repeated in a row make no edge.</summary>
internal sealed class PolygonEdges
{
    private readonly List<CellEdge> _edges = [];
    private readonly List<int> _starts = [0];

    public ReadOnlySpan<CellEdge> All => CollectionsMarshal.AsSpan(_edges);

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
        GeoPoint? last = null;
        for (var i = 0; i < points.Count; i++)
        {
            if (!GeoPoint.TryFromDegrees(points.GetY(i), points.GetX(i), out var point))
            {
                throw new ArgumentException(
                    $"({points.GetX(i)}, {points.GetY(i)}) is not a longitude and latitude in degrees");
            }

            if (last is GeoPoint from && from != point)
            {
                _edges.Add(CellEdge.Between(from, point));
            }

            last = point;
        }
    }
}
