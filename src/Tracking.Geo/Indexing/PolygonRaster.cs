using NetTopologySuite.Geometries;

namespace Tracking.Geo.Indexing;

/// <summary>
/// Finds the cells that a polygon's edges touch and the cells that it fills. Which side of the boundary a cell lies on
/// is counted, never measured: an edge that is not in a cell lies east or west of the whole of it.
/// </summary>
internal sealed class PolygonRaster
{
    // 10 µm: a thousand times the error of any position computed here, so no cell that an edge touches is missed.
    private const double SlackDegrees = 1e-10;

    private const byte Touched = 1;
    private const byte FlipsWestward = 2;

    private readonly Grid _grid;
    private byte[] _marks = [];
    private int _firstColumn;
    private int _firstRow;
    private int _columns;
    private int _rows;

    public PolygonRaster(Grid grid) => _grid = grid;

    /// <summary>(cell, edge) for each cell that an edge touches; edges ascending within a cell.</summary>
    public List<(int Cell, int Edge)> Edges { get; } = [];

    /// <summary>(cell, ordinal, inside) for each cell that a polygon touches or fills; ordinals ascending within a cell.</summary>
    public List<(int Cell, int Ordinal, bool Inside)> Members { get; } = [];

    /// <summary>Adds one polygon: <paramref name="edges"/> are its own, numbered from <paramref name="firstEdge"/>.</summary>
    public void Add(int ordinal, Envelope box, ReadOnlySpan<CellEdge> edges, int firstEdge)
    {
        Clear(box);
        for (var i = 0; i < edges.Length; i++)
        {
            AddEdge(in edges[i], firstEdge + i);
        }

        for (var row = 0; row < _rows; row++)
        {
            AddMembers(ordinal, row);
        }
    }

    private void Clear(Envelope box)
    {
        _firstColumn = _grid.Column(box.MinX);
        _firstRow = _grid.Row(box.MinY);
        _columns = _grid.Column(box.MaxX) - _firstColumn + 1;
        _rows = _grid.Row(box.MaxY) - _firstRow + 1;
        var needed = _columns * _rows;
        if (_marks.Length < needed)
        {
            _marks = new byte[Math.Max(needed, Math.Min(_grid.CellCount, 2 * _marks.Length))];
        }

        Array.Clear(_marks, 0, needed);
    }

    private void AddEdge(in CellEdge edge, int number)
    {
        var lastRow = _grid.Row(edge.Y2);
        for (var row = _grid.Row(edge.Y1); row <= lastRow; row++)
        {
            var (from, to) = ColumnsInRow(in edge, row);
            var marks = ((row - _firstRow) * _columns) - _firstColumn;
            for (var column = from; column <= to; column++)
            {
                _marks[marks + column] |= Touched;
                Edges.Add((_grid.Cell(column, row), number));
            }

            var center = _grid.CenterY(row);
            if (edge.Y1 <= center && center < edge.Y2)
            {
                _marks[marks + from] ^= FlipsWestward;
            }
        }
    }

    private (int From, int To) ColumnsInRow(in CellEdge edge, int row)
    {
        var west = Math.Min(edge.X1, edge.X2);
        var east = Math.Max(edge.X1, edge.X2);
        if (edge.Y1 < edge.Y2)
        {
            var south = _grid.South + (row * _grid.SizeDegrees) - SlackDegrees;
            var north = _grid.South + ((row + 1) * _grid.SizeDegrees) + SlackDegrees;
            var atSouth = XAt(in edge, Math.Clamp(south, edge.Y1, edge.Y2));
            var atNorth = XAt(in edge, Math.Clamp(north, edge.Y1, edge.Y2));
            west = Math.Max(west, Math.Min(atSouth, atNorth) - SlackDegrees);
            east = Math.Min(east, Math.Max(atSouth, atNorth) + SlackDegrees);
        }

        return (_grid.Column(west), _grid.Column(east));
    }

    private static double XAt(in CellEdge edge, double y) =>
        edge.X1 + ((edge.X2 - edge.X1) * ((y - edge.Y1) / (edge.Y2 - edge.Y1)));

    // From east to west: a cell's centre is inside when an odd number of the edges that lie wholly east of the cell
    // cross the height of its centre. The edges in the cell itself are counted for each point when it is looked up.
    private void AddMembers(int ordinal, int row)
    {
        var inside = false;
        for (var column = _columns - 1; column >= 0; column--)
        {
            var mark = _marks[(row * _columns) + column];
            if (inside || (mark & Touched) != 0)
            {
                Members.Add((_grid.Cell(_firstColumn + column, _firstRow + row), ordinal, inside));
            }

            inside ^= (mark & FlipsWestward) != 0;
        }
    }
}
