namespace Tracking.Geo.Indexing;

/// <summary>
/// Finds the cells of a window that polygons' edges touch, and the cells that they fill. Which side of the boundary a
/// cell lies on is counted, never measured: an edge that is not in a cell lies east or west of the whole of it.
/// </summary>
internal sealed class CellRaster(Grid grid, GridWindow window)
{
    // 10 µm: a thousand times the error of any position computed here, so no cell that an edge touches is missed.
    private const double SlackDegrees = 1e-10;

    private const byte Touched = 1;
    private const byte FlipsWestward = 2;

    private byte[] _marks = [];
    private GridWindow _part;

    public Grid Grid => grid;

    public GridWindow Window => window;

    /// <summary>Polygons ascending within a cell, if they were added in ascending order.</summary>
    public List<CellMember> Members { get; } = [];

    /// <summary>Edges ascending within a cell.</summary>
    public List<CellTouch> Touches { get; } = [];

    /// <summary>Adds a polygon.</summary>
    /// <param name="ordinal">Its ordinal, above those added before.</param>
    /// <param name="edges">
    /// Its edges, or as many of them as decide about every point of <paramref name="part"/>.
    /// </param>
    /// <param name="firstEdge">The place of its first edge in the whole list.</param>
    /// <param name="part">The part of the window outside which it fills no cell.</param>
    /// <param name="inside">Whether a point is inside when a ray from it to the east meets none of the edges.</param>
    public void Add(int ordinal, ReadOnlySpan<CellEdge> edges, int firstEdge, GridWindow part, bool inside)
    {
        _part = part;
        if (_marks.Length < MarksNeeded)
        {
            _marks = new byte[MarksNeeded];
        }

        Array.Clear(_marks, 0, MarksNeeded);
        for (var i = 0; i < edges.Length; i++)
        {
            AddEdge(ordinal, in edges[i], firstEdge + i);
        }

        for (var row = 0; row < part.Rows; row++)
        {
            AddMembers(ordinal, row, inside);
        }
    }

    // One more than there are columns: the last takes the edges east of the part, which flip every cell of the row.
    private int Stride => _part.Columns + 1;

    private int MarksNeeded => Stride * _part.Rows;

    private void AddEdge(int ordinal, in CellEdge edge, int number)
    {
        var lastRow = Math.Min(grid.Row(edge.Y2), _part.LastRow);
        for (var row = Math.Max(grid.Row(edge.Y1), _part.FirstRow); row <= lastRow; row++)
        {
            var (from, to) = ColumnsInRow(in edge, row);
            var marks = _marks.AsSpan((row - _part.FirstRow) * Stride, Stride);
            for (var column = Math.Max(from, _part.FirstColumn); column <= Math.Min(to, _part.LastColumn); column++)
            {
                marks[column - _part.FirstColumn] |= Touched;
                Touches.Add(new CellTouch(window.Cell(column, row), ordinal, number));
            }

            var center = grid.CenterY(row);
            if (edge.Y1 <= center && center < edge.Y2 && from > _part.FirstColumn)
            {
                marks[Math.Min(from - _part.FirstColumn, _part.Columns)] ^= FlipsWestward;
            }
        }
    }

    private (int From, int To) ColumnsInRow(in CellEdge edge, int row)
    {
        var west = Math.Min(edge.X1, edge.X2);
        var east = Math.Max(edge.X1, edge.X2);
        if (edge.Y1 < edge.Y2)
        {
            var south = grid.South + (row * grid.SizeDegrees) - SlackDegrees;
            var north = grid.South + ((row + 1) * grid.SizeDegrees) + SlackDegrees;
            var atSouth = XAt(in edge, Math.Clamp(south, edge.Y1, edge.Y2));
            var atNorth = XAt(in edge, Math.Clamp(north, edge.Y1, edge.Y2));
            west = Math.Max(west, Math.Min(atSouth, atNorth) - SlackDegrees);
            east = Math.Min(east, Math.Max(atSouth, atNorth) + SlackDegrees);
        }

        return (grid.Column(west), grid.Column(east));
    }

    private static double XAt(in CellEdge edge, double y) =>
        edge.X1 + ((edge.X2 - edge.X1) * ((y - edge.Y1) / (edge.Y2 - edge.Y1)));

    // From east to west: a cell's centre is inside when an odd number of the edges that lie wholly east of the cell
    // cross the height of its centre. The edges in the cell itself are counted for each point when it is looked up.
    private void AddMembers(int ordinal, int row, bool inside)
    {
        var marks = _marks.AsSpan(row * Stride, Stride);
        inside ^= (marks[_part.Columns] & FlipsWestward) != 0;
        for (var column = _part.Columns - 1; column >= 0; column--)
        {
            if (inside || (marks[column] & Touched) != 0)
            {
                var cell = window.Cell(_part.FirstColumn + column, _part.FirstRow + row);
                Members.Add(new CellMember(cell, ordinal, inside));
            }

            inside ^= (marks[column] & FlipsWestward) != 0;
        }
    }
}
