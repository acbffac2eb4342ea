namespace Tracking.Geo.Indexing;

/// <summary>Some columns and rows of a grid; its cells are numbered from 0, row by row.</summary>
internal readonly record struct GridWindow(int FirstColumn, int FirstRow, int Columns, int Rows)
{
    public int CellCount => Columns * Rows;

    public int LastColumn => FirstColumn + Columns - 1;

    public int LastRow => FirstRow + Rows - 1;

    public int Cell(int column, int row) => ((row - FirstRow) * Columns) + column - FirstColumn;

    /// <summary>The part of this window between two corners.</summary>
    public GridWindow Within(int fromColumn, int fromRow, int toColumn, int toRow)
    {
        var column = Math.Max(FirstColumn, fromColumn);
        var row = Math.Max(FirstRow, fromRow);
        return new GridWindow(
            column,
            row,
            Math.Max(0, Math.Min(LastColumn, toColumn) - column + 1),
            Math.Max(0, Math.Min(LastRow, toRow) - row + 1));
    }
}
