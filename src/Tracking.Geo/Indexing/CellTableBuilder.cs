using System.Runtime.InteropServices;

namespace Tracking.Geo.Indexing;

/// <summary>Turns the raster's pairs into the table that look-ups read, cell by cell.</summary>
internal sealed class CellTableBuilder
{
    // East of every longitude: a closing edge there crosses every ray to the east at its height.
    private const double FarEast = 1_000;
    private const double FarSouth = -1_000;

    private readonly Grid _grid;
    private readonly PolygonEdges _polygons;
    private readonly int[] _cells;
    private readonly List<CellGroup> _groups = [];
    private readonly List<int> _ordinals = [];
    private readonly List<CellEdge> _edges = [];
    private readonly List<CellEdge> _groupEdges = [];
    private readonly List<double> _chainEnds = [];

    public CellTableBuilder(Grid grid, PolygonEdges polygons)
    {
        _grid = grid;
        _polygons = polygons;
        _cells = new int[grid.CellCount];
    }

    public CellTable Build(PolygonRaster raster)
    {
        var (memberStarts, members) = ByCell(raster.Members, static member => member.Cell);
        var (edgeStarts, edges) = ByCell(raster.Edges, static edge => edge.Cell);
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            AddCell(
                cell,
                members.AsSpan(memberStarts[cell]..memberStarts[cell + 1]),
                edges.AsSpan(edgeStarts[cell]..edgeStarts[cell + 1]));
        }

        return new CellTable(_cells, [.. _groups], [.. _ordinals], [.. _edges]);
    }

    // A stable counting sort: polygons stay in ascending order within a cell.
    private (int[] Starts, T[] Items) ByCell<T>(List<T> items, Func<T, int> cellOf)
    {
        var starts = new int[_cells.Length + 1];
        foreach (var item in items)
        {
            starts[cellOf(item) + 1]++;
        }

        for (var cell = 0; cell < _cells.Length; cell++)
        {
            starts[cell + 1] += starts[cell];
        }

        var next = starts.AsSpan(0, _cells.Length).ToArray();
        var sorted = new T[items.Count];
        foreach (var item in items)
        {
            sorted[next[cellOf(item)]++] = item;
        }

        return (starts, sorted);
    }

    private void AddCell(
        int cell,
        ReadOnlySpan<(int Cell, int Ordinal, bool Inside)> members,
        ReadOnlySpan<(int Cell, int Edge)> edges)
    {
        if (members.IsEmpty)
        {
            return;
        }

        if (members.Length == 1 && edges.IsEmpty)
        {
            _cells[cell] = members[0].Ordinal + 1;
            return;
        }

        _cells[cell] = ~_groups.Count;
        while (!members.IsEmpty)
        {
            var count = Math.Min(CellGroup.Capacity, members.Length);
            edges = edges[AddGroup(cell, members[..count], edges, isLast: count == members.Length)..];
            members = members[count..];
        }
    }

    // Answers how many of the edges belonged to this group: both lists ascend by polygon.
    private int AddGroup(
        int cell,
        ReadOnlySpan<(int Cell, int Ordinal, bool Inside)> members,
        ReadOnlySpan<(int Cell, int Edge)> edges,
        bool isLast)
    {
        var group = new CellGroup { OrdinalStart = _ordinals.Count, EdgeStart = _edges.Count, IsLast = isLast };
        var used = 0;
        _groupEdges.Clear();
        for (var bit = 0; bit < members.Length; bit++)
        {
            var ordinal = members[bit].Ordinal;
            _ordinals.Add(ordinal);
            var first = used;
            while (used < edges.Length && edges[used].Edge < _polygons.Start(ordinal + 1))
            {
                used++;
            }

            var parity = members[bit].Inside ^ AddPolygonEdges(cell, edges[first..used], 1UL << bit);
            group.Parity |= parity ? 1UL << bit : 0;
        }

        AddMergedEdges();
        group.EdgeCount = _edges.Count - group.EdgeStart;
        _groups.Add(group);
        return used;
    }

    // Adds one polygon's edges in this cell, and closes the chains they form at the far east; answers whether the
    // parity of the cell's centre is flipped by what was added.
    private bool AddPolygonEdges(int cell, ReadOnlySpan<(int Cell, int Edge)> edges, ulong mask)
    {
        var (row, column) = Math.DivRem(cell, _grid.Columns);
        var centerX = _grid.CenterX(column);
        _chainEnds.Clear();
        foreach (var (_, number) in edges)
        {
            var edge = _polygons.All[number];
            edge.Mask = mask;
            _groupEdges.Add(edge);
            AddChainEnd(edge.X1, edge.Y1, centerX);
            AddChainEnd(edge.X2, edge.Y2, centerX);
        }

        return AddClosingEdges(row, mask);
    }

    private void AddChainEnd(double x, double y, double centerX)
    {
        if (x > centerX)
        {
            _chainEnds.Add(y);
        }
    }

    // See PolygonIndex: an end of a chain north-east of where the path turns flips the parity. Heights that occur an
    // even number of times cancel, so only the chains' own ends remain.
    private bool AddClosingEdges(int row, ulong mask)
    {
        _chainEnds.Sort();
        var ends = CollectionsMarshal.AsSpan(_chainEnds);
        var centerY = _grid.CenterY(row);
        var north = centerY + _grid.SizeDegrees;
        var south = centerY - _grid.SizeDegrees;
        var flips = false;
        double? open = null;
        for (var i = 0; i < ends.Length; i++)
        {
            var end = ends[i];
            if (i + 1 < ends.Length && ends[i + 1] == end)
            {
                i++;
                continue;
            }

            flips ^= end > centerY;
            if (end > north)
            {
                // North of the whole cell: it flips every point of it, and so the stored parity.
                flips ^= true;
            }
            else if (end >= south)
            {
                open = Close(open, end, mask);
            }
        }

        if (open is double last)
        {
            Close(FarSouth, last, mask);
        }

        return flips;
    }

    private double? Close(double? south, double north, ulong mask)
    {
        if (south is not double from)
        {
            return north;
        }

        _groupEdges.Add(new CellEdge { X1 = FarEast, Y1 = from, X2 = FarEast, Y2 = north, Mask = mask });
        return null;
    }

    // The same line in several polygons becomes one edge. Twice in one polygon it stays twice, so that it cancels.
    private void AddMergedEdges()
    {
        var sorted = CollectionsMarshal.AsSpan(_groupEdges);
        sorted.Sort(CellEdge.Compare);
        for (var i = 0; i < sorted.Length; i++)
        {
            var edge = sorted[i];
            while (i + 1 < sorted.Length && edge.SameLine(in sorted[i + 1]) && (edge.Mask & sorted[i + 1].Mask) == 0)
            {
                edge.Mask |= sorted[++i].Mask;
            }

            _edges.Add(edge);
        }
    }
}
