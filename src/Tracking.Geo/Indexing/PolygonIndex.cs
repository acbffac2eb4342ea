using System.Runtime.CompilerServices;
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
/// A uniform grid of square cells. A cell that no boundary touches knows the polygons that fill it; one that a boundary
/// touches is divided into a block of finer cells, so that few points meet an edge at all. The finest boundary cells
/// keep the edges that touch them, and answer by parity: the point's parity is the known parity of the cell's centre,
/// flipped by each edge that the path from the point to the centre crosses, due east or west first, then due north or
/// south. Such a path never leaves the cell, so edges elsewhere cannot matter. For one edge, crossing the first leg
/// is the difference of two rays to the east, from the point and from the turn; and the rays from the turn to the
/// east and to the north bound a quadrant, which an edge crosses an odd number of times exactly when one of its ends
/// lies in it. So what is left is a ray to the east from the point over the cell's own edges, and for each end of a
/// chain of edges east of the centre one comparison of heights. The builder stores the latter as closing edges at the
/// far east, and a look-up is one loop that treats all edges alike. Signs in doubt are decided by <see
/// cref="Orientation"/>.
/// </remarks>
public sealed class PolygonIndex
{
    private readonly double _west;
    private readonly double _east;
    private readonly double _south;
    private readonly double _north;
    private readonly double _finerInverseSize;
    private readonly int _columns;
    private readonly int[] _cells;
    private readonly int[] _values;
    private readonly ulong[] _words;

    private PolygonIndex(int count, Envelope bounds, Grid grid, CellTable table)
    {
        Count = count;
        // An empty box has east < west, which holds no point.
        (_west, _east, _south, _north) = (bounds.MinX, bounds.MaxX, bounds.MinY, bounds.MaxY);
        _finerInverseSize = grid.Finer().InverseSize;
        _columns = grid.Columns;
        (_cells, _values, _words) = table;
    }

    /// <summary>How many polygons it was built of; ordinals go from 0 to one less.</summary>
    public int Count { get; }

    /// <summary>The memory that the index holds, in bytes, without the geometries it was built of.</summary>
    public long SizeBytes =>
        ((long)sizeof(int) * (_cells.Length + _values.Length)) + ((long)sizeof(ulong) * _words.Length);

    /// <summary>How many cells its coarse grid has.</summary>
    internal int CellCount => _cells.Length;

    /// <summary>
    /// Builds the index; the ordinal of a polygon is its place in <paramref name="polygons"/>. An empty geometry holds
    /// no point. The geometries are not kept.
    /// </summary>
    /// <param name="polygons">Polygons or multipolygons; x is longitude, y latitude, in degrees.</param>
    /// <exception cref="ArgumentException">A geometry is no polygon or lies off −180…180, −90…90.</exception>
    public static PolygonIndex Build(IReadOnlyList<Geometry> polygons) => Build(polygons, new IndexLimits());

    internal static PolygonIndex Build(IReadOnlyList<Geometry> polygons, IndexLimits limits)
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
            var nothing = Grid.Over(new Envelope(0, 0, 0, 0), 1);
            return new PolygonIndex(boxes.Length, bounds, nothing, new CellTable([0], [0], []));
        }

        var grid = limits.ChooseGrid(boxes, edges.All, bounds);
        var raster = Raster(grid, edges, boxes);
        var table = new CellTableBuilder(limits).Build(raster, edges.All, boxes.Length);
        return new PolygonIndex(boxes.Length, bounds, grid, table);
    }

    /// <summary>Finds every polygon that holds <paramref name="point"/>.</summary>
    /// <param name="point">The point, WGS-84.</param>
    /// <param name="ordinals">
    /// Takes the ordinals in ascending order: the lowest ones where it is too short. What it holds behind them means
    /// nothing.
    /// </param>
    /// <returns>
    /// How many polygons hold the point, also when more than fit: then call again with at least that much room.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(GeoPoint point, Span<int> ordinals)
    {
        var value = ValueAt(point);
        return value < 0 ? FindFiner(value, point, ordinals) : Filled(value, ordinals);
    }

    /// <summary>The lowest ordinal of the polygons that hold <paramref name="point"/>; −1 where none does.</summary>
    public int FindFirst(GeoPoint point)
    {
        Span<int> first = stackalloc int[1];
        return Find(point, first) > 0 ? first[0] : -1;
    }

    private static int Filled(int value, Span<int> ordinals)
    {
        // Also where nothing was found: what lies behind the count means nothing, and a jump less is worth it.
        if (!ordinals.IsEmpty)
        {
            ordinals[0] = value - 1;
        }

        return Math.Min(value, 1);
    }

    // Apart, so that what comes before it stays small enough to be inlined into the caller's loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindFiner(int value, GeoPoint point, Span<int> ordinals)
    {
        value = FinestValueAt(value, point);
        return value < 0
            ? FindInGroups(_words.AsSpan(CellTable.Place(value)), point, ordinals)
            : Filled(value, ordinals);
    }

    private static int FindInGroups(ReadOnlySpan<ulong> words, GeoPoint point, Span<int> ordinals)
    {
        var found = 0;
        while (true)
        {
            var group = new CellGroup(words);
            for (var mask = group.Holding(point); mask != 0; mask &= mask - 1)
            {
                if (found < ordinals.Length)
                {
                    ordinals[found] = group.LowestOrdinal(mask);
                }

                found++;
            }

            if (group.IsLast)
            {
                return found;
            }

            words = group.Rest;
        }
    }

    private static CellRaster Raster(Grid grid, PolygonEdges edges, Envelope[] boxes)
    {
        var window = new GridWindow(0, 0, grid.Columns, grid.Rows);
        var raster = new CellRaster(grid, window);
        for (var ordinal = 0; ordinal < boxes.Length; ordinal++)
        {
            var box = boxes[ordinal];
            if (!box.IsNull)
            {
                var part = window.Within(
                    grid.Column(box.MinX),
                    grid.Row(box.MinY),
                    grid.Column(box.MaxX),
                    grid.Row(box.MaxY));
                raster.Add(ordinal, edges.Of(ordinal), edges.Start(ordinal), part, inside: false);
            }
        }

        return raster;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ValueAt(GeoPoint point)
    {
        var (x, y) = (point.Longitude, point.Latitude);
        if (!(x >= _west && x <= _east && y >= _south && y <= _north))
        {
            return 0;
        }

        // The same arithmetic as Grid.Column and Grid.Row; within the box the conversion cannot leave the range of an
        // int, and without the framework's care for that case a look-up takes a fifth less.
        var column = (uint)double.ConvertToIntegerNative<int>((x - _west) * _finerInverseSize);
        var row = (uint)double.ConvertToIntegerNative<int>((y - _south) * _finerInverseSize);
        var cell = _cells[((row / Grid.Division) * (uint)_columns) + (column / Grid.Division)];
        // Without a jump, because whether a cell has a block is as good as random to the processor: for a cell without
        // one the finer place is masked to 0.
        var finer = (int)(((row % Grid.Division) * Grid.Division) + (column % Grid.Division));
        return _values[(cell >> 1) + (finer & -(cell & 1))];
    }

    // Few values lead to blocks within blocks: where many edges crowd together.
    private int FinestValueAt(int value, GeoPoint point)
    {
        var column = (point.Longitude - _west) * _finerInverseSize;
        var row = (point.Latitude - _south) * _finerInverseSize;
        while (CellTable.IsBlock(value))
        {
            column *= Grid.Division;
            row *= Grid.Division;
            var finer = (((uint)(int)row % Grid.Division) * Grid.Division) + ((uint)(int)column % Grid.Division);
            value = _values[CellTable.Place(value) + (int)finer];
        }

        return value;
    }
}
