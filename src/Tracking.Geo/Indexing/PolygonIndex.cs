using System.Numerics;
using NetTopologySuite.Geometries;
using Tracking.Model.Positions;

namespace Tracking.Geo.Indexing;

/// <summary>
/// Answers which of many polygons hold a point: immutable, safe for any number of threads, 0 bytes a look-up.
/// <para>
/// Exact, with the meaning of "covers": a point inside, or exactly on the boundary of a shell or hole, is held; so a
/// point on the border of two neighbours is held by both. Edges are straight lines in longitude and latitude. A
/// polygon that touches the antimeridian at 180° does not hold a point at −180°. For polygons that are not valid,
/// inside means that a ray meets the boundary an odd number of times.
/// </para>
/// </summary>
/// <remarks>
/// A uniform grid of square cells. A cell that no boundary touches knows the polygons that fill it. A boundary cell keeps
/// the edges that touch it, and answers by parity: the point's parity is the known parity of the cell's centre, flipped
/// by each edge that the path from the point to the centre crosses, due east or west first, then due north or south.
/// Such a path never leaves the cell, so edges elsewhere cannot matter. For one edge, crossing the first leg is the
/// difference of two rays to the east, from the point and from the turn; and the rays from the turn to the east and to
/// the north bound a quadrant, which an edge crosses an odd number of times exactly when one of its ends lies in it. So
/// what is left is a ray to the east from the point over the cell's own edges, and for each end of a chain of edges
/// east of the centre one comparison of heights. The builder stores the latter as closing edges at the far east,
/// and a look-up is one loop that treats all edges alike. Signs in doubt are decided by <see cref="Orientation"/>.
/// </remarks>
public sealed class PolygonIndex
{
    private readonly double _west;
    private readonly double _east;
    private readonly double _south;
    private readonly double _north;
    private readonly Grid _grid;
    private readonly int[] _cells;
    private readonly CellGroup[] _groups;
    private readonly int[] _ordinals;
    private readonly CellEdge[] _edges;

    private PolygonIndex(int count, Envelope bounds, Grid grid, CellTable table)
    {
        Count = count;
        // An empty box has east < west, which holds no point.
        (_west, _east, _south, _north) = (bounds.MinX, bounds.MaxX, bounds.MinY, bounds.MaxY);
        _grid = grid;
        (_cells, _groups, _ordinals, _edges) = table;
    }

    /// <summary>How many polygons it was built of; ordinals go from 0 to one less.</summary>
    public int Count { get; }

    /// <summary>The memory that the index holds, in bytes, without the geometries it was built of.</summary>
    public long SizeBytes =>
        ((long)sizeof(int) * (_cells.Length + _ordinals.Length))
        + ((long)System.Runtime.CompilerServices.Unsafe.SizeOf<CellGroup>() * _groups.Length)
        + ((long)System.Runtime.CompilerServices.Unsafe.SizeOf<CellEdge>() * _edges.Length);

    /// <summary>How many cells the grid has; between 1 and 4,194,304.</summary>
    public int CellCount => _cells.Length;

    /// <summary>
    /// Builds the index; the ordinal of a polygon is its place in <paramref name="polygons"/>. An empty geometry holds
    /// no point. The geometries are not kept.
    /// </summary>
    /// <param name="polygons">Polygons or multipolygons; x is longitude, y latitude, in degrees.</param>
    /// <exception cref="ArgumentException">A geometry is no polygon or lies off −180…180, −90…90.</exception>
    public static PolygonIndex Build(IReadOnlyList<Geometry> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var edges = new PolygonEdges();
        var boxes = new Envelope[polygons.Count];
        var bounds = new Envelope();
        for (var ordinal = 0; ordinal < boxes.Length; ordinal++)
        {
            edges.Add(polygons[ordinal]);
            boxes[ordinal] = polygons[ordinal].EnvelopeInternal;
            bounds.ExpandToInclude(boxes[ordinal]);
        }

        if (bounds.IsNull)
        {
            return new PolygonIndex(boxes.Length, bounds, new Grid(0, 0, 1, 1, 1), new CellTable([0], [], [], []));
        }

        var grid = GridSizing.Choose(boxes, edges.All, bounds);
        var raster = new PolygonRaster(grid);
        for (var ordinal = 0; ordinal < boxes.Length; ordinal++)
        {
            if (!boxes[ordinal].IsNull)
            {
                raster.Add(ordinal, boxes[ordinal], edges.Of(ordinal), edges.Start(ordinal));
            }
        }

        return new PolygonIndex(boxes.Length, bounds, grid, new CellTableBuilder(grid, edges).Build(raster));
    }

    /// <summary>Finds every polygon that holds <paramref name="point"/>.</summary>
    /// <param name="point">The point, WGS-84.</param>
    /// <param name="ordinals">Takes the ordinals in ascending order: the lowest ones where it is too short.</param>
    /// <returns>How many polygons hold the point, also when more than fit: then call again with at least that much room.</returns>
    public int Find(GeoPoint point, Span<int> ordinals)
    {
        var (x, y) = (point.Longitude, point.Latitude);
        var cell = CellAt(x, y);
        if (cell >= 0)
        {
            if (cell > 0 && !ordinals.IsEmpty)
            {
                ordinals[0] = cell - 1;
            }

            return cell > 0 ? 1 : 0;
        }

        var found = 0;
        for (var i = ~cell; ; i++)
        {
            ref readonly var group = ref _groups[i];
            for (var mask = Holding(in group, x, y); mask != 0; mask &= mask - 1)
            {
                if (found < ordinals.Length)
                {
                    ordinals[found] = _ordinals[group.OrdinalStart + BitOperations.TrailingZeroCount(mask)];
                }

                found++;
            }

            if (group.IsLast)
            {
                return found;
            }
        }
    }

    /// <summary>The lowest ordinal of the polygons that hold <paramref name="point"/>; −1 where none does.</summary>
    public int FindFirst(GeoPoint point)
    {
        var (x, y) = (point.Longitude, point.Latitude);
        var cell = CellAt(x, y);
        if (cell >= 0)
        {
            return cell - 1;
        }

        for (var i = ~cell; ; i++)
        {
            ref readonly var group = ref _groups[i];
            var mask = Holding(in group, x, y);
            if (mask != 0)
            {
                return _ordinals[group.OrdinalStart + BitOperations.TrailingZeroCount(mask)];
            }

            if (group.IsLast)
            {
                return -1;
            }
        }
    }

    private int CellAt(double x, double y) =>
        x >= _west && x <= _east && y >= _south && y <= _north ? _cells[_grid.Cell(_grid.Column(x), _grid.Row(y))] : 0;

    private ulong Holding(in CellGroup group, double x, double y)
    {
        var parity = group.Parity;
        var boundary = 0UL;
        foreach (ref readonly var edge in _edges.AsSpan(group.EdgeStart, group.EdgeCount))
        {
            if (edge.Y1 > y)
            {
                // Sorted by the lower end: all that follow begin north of the point.
                break;
            }

            if (edge.Y2 < y)
            {
                continue;
            }

            var left = (edge.X2 - edge.X1) * (y - edge.Y1);
            var right = (edge.Y2 - edge.Y1) * (x - edge.X1);
            var determinant = left - right;
            if (Math.Abs(determinant) > Orientation.RoundingBound * (Math.Abs(left) + Math.Abs(right)))
            {
                // An edge that ends at the point's height is left to the edge that goes on from there.
                parity ^= determinant > 0 && y < edge.Y2 ? edge.Mask : 0;
            }
            else
            {
                MeetClosely(in edge, x, y, ref parity, ref boundary);
            }
        }

        return parity | boundary;
    }

    private static void MeetClosely(in CellEdge edge, double x, double y, ref ulong parity, ref ulong boundary)
    {
        var sign = Orientation.ExactSign(in edge, x, y);
        if (sign > 0 && y < edge.Y2)
        {
            parity ^= edge.Mask;
        }
        else if (sign == 0 && x >= Math.Min(edge.X1, edge.X2) && x <= Math.Max(edge.X1, edge.X2))
        {
            boundary |= edge.Mask;
        }
    }
}
