using System.Runtime.InteropServices;

namespace Tracking.Geo.Indexing;

/// <summary>Turns rasters into the table that look-ups read, dividing cells with edges into finer ones.</summary>
internal sealed class CellTableBuilder(IndexLimits limits)
{
    private readonly List<int> _values = [];
    private readonly List<ulong> _words = [];
    private readonly List<CellEdge> _edges = [];
    private readonly List<int> _ordinals = [];
    private readonly List<CellContent> _contents = [];
    private readonly Dictionary<int, int> _filledGroups = [];
    private int _blockCount;
    private long _finerPairs;
    private int _dividesFrom;

    public CellTable Build(CellRaster raster, ReadOnlySpan<CellEdge> edges, int polygonCount)
    {
        _values.AddRange(Enumerable.Range(0, polygonCount + 1));
        var sorted = new CellSort(raster);
        var cells = new int[raster.Window.CellCount];
        _dividesFrom = limits.DivideFrom(Enumerable.Range(0, cells.Length)
            .Select(cell => (sorted.Touches(cell).Length, sorted.Members(cell).Length)));
        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = LeadTo(AddCell(raster, sorted, cell, edges, depth: 0, edgesAround: int.MaxValue));
        }

        return new CellTable(cells, [.. _values], [.. _words]);
    }

    private int LeadTo(int value)
    {
        if (CellTable.IsBlock(value))
        {
            return (2 * CellTable.Place(value)) + 1;
        }

        if (value >= 0)
        {
            // The values begin with these, each in its own place.
            return 2 * value;
        }

        _values.Add(value);
        return 2 * (_values.Count - 1);
    }

    // edgesAround: how many edges the cell has of which this one is a part.
    private int AddCell(
        CellRaster raster,
        CellSort sorted,
        int cell,
        ReadOnlySpan<CellEdge> edges,
        int depth,
        int edgesAround)
    {
        var members = sorted.Members(cell);
        var touches = sorted.Touches(cell);
        if (members.IsEmpty)
        {
            return 0;
        }

        if (members.Length == 1 && touches.IsEmpty)
        {
            return CellTable.Filled(members[0].Ordinal);
        }

        var (row, column) = Math.DivRem(cell, raster.Window.Columns);
        row += raster.Window.FirstRow;
        column += raster.Window.FirstColumn;
        var center = raster.Grid.CenterY(row);
        var size = raster.Grid.SizeDegrees;
        var content = ContentAt(depth);
        content.Load(members, touches, edges, raster.Grid.CenterX(column), (center - size, center, center + size));
        return MayDivide(content.Count, touches.Length, edgesAround, size, depth)
            ? AddBlock(raster.Grid.Finer(), column, row, content, depth, touches.Length)
            : AddGroups(content);
    }

    // One for each depth: a cell's content is still needed while its finer cells are added.
    private CellContent ContentAt(int depth)
    {
        while (_contents.Count <= depth)
        {
            _contents.Add(new CellContent());
        }

        return _contents[depth];
    }

    // Where many edges run along each other or meet in a point, no division ever parts them: a finer cell is divided
    // again only if the division before has taken half of the edges away.
    private bool MayDivide(int polygons, int edges, int edgesAround, double sizeDegrees, int depth) =>
        edges >= (depth == 0 ? _dividesFrom : limits.DivideFinerFrom)
        && edges <= edgesAround / 2
        && sizeDegrees >= IndexLimits.MinimumSizeDegrees * Grid.Division
        && _blockCount < limits.MaximumBlocks
        && _finerPairs + IndexLimits.PairsOfBlock(polygons) <= limits.MaximumPairs;

    private int AddBlock(Grid grid, int column, int row, CellContent content, int depth, int edgeCount)
    {
        _blockCount++;
        _finerPairs += IndexLimits.PairsOfBlock(content.Count);
        var place = _values.Count;
        CollectionsMarshal.SetCount(_values, place + CellTable.BlockCells);
        var window = new GridWindow(column * Grid.Division, row * Grid.Division, Grid.Division, Grid.Division);
        var raster = new CellRaster(grid, window);
        for (var i = 0; i < content.Count; i++)
        {
            var (ordinal, inside) = content.Member(i);
            raster.Add(ordinal, content.Edges(i), content.EdgeStart(i), window, inside);
        }

        var sorted = new CellSort(raster);
        for (var cell = 0; cell < CellTable.BlockCells; cell++)
        {
            // Not by a span: the list may move while finer cells are added.
            var value = AddCell(raster, sorted, cell, content.AllEdges, depth + 1, edgeCount);
            _values[place + cell] = value;
        }

        return CellTable.Block(place);
    }

    private int AddGroups(CellContent content)
    {
        if (content.AllEdges.IsEmpty)
        {
            return AddFilledGroups(content);
        }

        var place = _words.Count;
        AppendGroups(content);
        return CellTable.Groups(place);
    }

    // Where large polygons overlap, very many cells are filled by the same ones: their groups are kept once. Two lists
    // of polygons with the same hash are rare, and then the later one is kept as often as it comes.
    private int AddFilledGroups(CellContent content)
    {
        var place = _words.Count;
        AppendGroups(content);
        var words = CollectionsMarshal.AsSpan(_words)[place..];
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(words));
        var key = hash.ToHashCode();
        if (!_filledGroups.TryGetValue(key, out var known))
        {
            _filledGroups.Add(key, place);
        }
        else if (CollectionsMarshal.AsSpan(_words)[known..].StartsWith(words))
        {
            CollectionsMarshal.SetCount(_words, place);
            place = known;
        }

        return CellTable.Groups(place);
    }

    private void AppendGroups(CellContent content)
    {
        for (var first = 0; first < content.Count; first += CellGroup.Capacity)
        {
            AddGroup(content, first, Math.Min(content.Count, first + CellGroup.Capacity));
        }
    }

    private void AddGroup(CellContent content, int first, int end)
    {
        _edges.Clear();
        _ordinals.Clear();
        var parity = 0UL;
        for (var i = first; i < end; i++)
        {
            var bit = 1UL << (i - first);
            var (ordinal, inside) = content.Member(i);
            _ordinals.Add(ordinal);
            parity |= inside ? bit : 0;
            foreach (var edge in content.Edges(i))
            {
                _edges.Add(edge with { Mask = bit });
            }
        }

        var edges = Merge(CollectionsMarshal.AsSpan(_edges));
        CellGroup.Append(_words, parity, CollectionsMarshal.AsSpan(_ordinals), edges, isLast: end == content.Count);
    }

    // The same line in several polygons becomes one edge. Twice in one polygon it stays twice, so that it cancels.
    private static ReadOnlySpan<CellEdge> Merge(Span<CellEdge> edges)
    {
        edges.Sort(CellEdge.Compare);
        var count = 0;
        foreach (var edge in edges)
        {
            if (count > 0 && edge.SameLine(in edges[count - 1]) && (edge.Mask & edges[count - 1].Mask) == 0)
            {
                edges[count - 1].Mask |= edge.Mask;
            }
            else
            {
                edges[count++] = edge;
            }
        }

        return edges[..count];
    }
}
