namespace Tracking.Geo.Indexing;

/// <summary>
/// A polygon edge as a boundary cell keeps it: from its lower to its upper end (west to east when level), with the
/// polygons of the cell's group that it bounds. Neighbours share their border, so most edges stand for two polygons.
/// </summary>
internal struct CellEdge
{
    public double X1;
    public double Y1;
    public double X2;
    public double Y2;
    public ulong Mask;

    public static CellEdge Between(double xFrom, double yFrom, double xTo, double yTo)
    {
        var upward = yFrom < yTo || (yFrom == yTo && xFrom <= xTo);
        return upward
            ? new CellEdge { X1 = xFrom, Y1 = yFrom, X2 = xTo, Y2 = yTo }
            : new CellEdge { X1 = xTo, Y1 = yTo, X2 = xFrom, Y2 = yFrom };
    }

    public static int Compare(CellEdge left, CellEdge right)
    {
        var order = left.Y1.CompareTo(right.Y1);
        order = order != 0 ? order : left.X1.CompareTo(right.X1);
        order = order != 0 ? order : left.Y2.CompareTo(right.Y2);
        return order != 0 ? order : left.X2.CompareTo(right.X2);
    }

    public readonly bool SameLine(in CellEdge other) =>
        X1 == other.X1 && Y1 == other.Y1 && X2 == other.X2 && Y2 == other.Y2;
}
