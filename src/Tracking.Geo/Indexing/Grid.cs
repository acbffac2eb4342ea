using NetTopologySuite.Geometries;
using Tracking.Model.Positions;

namespace Tracking.Geo.Indexing;

/// <summary>
/// Square cells over a box of degrees. The column of a longitude and the row of a latitude are computed in one way
/// only, which never decreases as they grow: a cell is by definition the points that this arithmetic puts into it.
/// </summary>
internal readonly struct Grid
{
    /// <summary>
    /// Columns and rows into which a cell is divided. A power of two scales a double without rounding, so a point's
    /// finer cell always lies in its coarser one.
    /// </summary>
    public const int Division = 8;

    private Grid(GeoPoint southWest, double inverseSize, int columns, int rows)
    {
        West = southWest.Longitude;
        South = southWest.Latitude;
        InverseSize = inverseSize;
        Columns = columns;
        Rows = rows;
    }

    public double West { get; }

    public double South { get; }

    /// <summary>Cells a degree.</summary>
    public double InverseSize { get; }

    public int Columns { get; }

    public int Rows { get; }

    public double SizeDegrees => 1 / InverseSize;

    public int CellCount => Columns * Rows;

    /// <summary>
    /// A grid of cells of about <paramref name="sizeDegrees"/> that reaches from one corner of the box to the other.
    /// </summary>
    public static Grid Over(Envelope box, double sizeDegrees)
    {
        var inverse = 1 / sizeDegrees;
        return new Grid(
            GeoPoint.FromDegrees(box.MinY, box.MinX),
            inverse,
            (int)((box.MaxX - box.MinX) * inverse) + 1,
            (int)((box.MaxY - box.MinY) * inverse) + 1);
    }

    /// <summary>The same box with every cell divided.</summary>
    public Grid Finer() => new(
        GeoPoint.FromDegrees(South, West),
        InverseSize * Division,
        Columns * Division,
        Rows * Division);

    public int Column(double x) => (int)((x - West) * InverseSize);

    public int Row(double y) => (int)((y - South) * InverseSize);

    public double CenterX(int column) => West + ((column + 0.5) * SizeDegrees);

    public double CenterY(int row) => South + ((row + 0.5) * SizeDegrees);
}
