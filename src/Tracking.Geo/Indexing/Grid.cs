namespace Tracking.Geo.Indexing;

/// <summary>
/// Square cells over a box of degrees. The column of a longitude and the row of a latitude are computed in one way only,
/// which never decreases as they grow: a cell is by definition the points that this arithmetic puts into it.
/// </summary>
internal readonly struct Grid
{
    private readonly double _inverseSize;

    public Grid(double west, double south, double sizeDegrees, int columns, int rows)
    {
        West = west;
        South = south;
        SizeDegrees = sizeDegrees;
        Columns = columns;
        Rows = rows;
        _inverseSize = 1 / sizeDegrees;
    }

    public double West { get; }

    public double South { get; }

    public double SizeDegrees { get; }

    public int Columns { get; }

    public int Rows { get; }

    public int CellCount => Columns * Rows;

    public int Column(double x) => Math.Clamp((int)((x - West) * _inverseSize), 0, Columns - 1);

    public int Row(double y) => Math.Clamp((int)((y - South) * _inverseSize), 0, Rows - 1);

    public int Cell(int column, int row) => (row * Columns) + column;

    public double CenterX(int column) => West + ((column + 0.5) * SizeDegrees);

    public double CenterY(int row) => South + ((row + 0.5) * SizeDegrees);
}
