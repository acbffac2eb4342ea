using Tracking.Model.Positions;

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

    public static CellEdge Between(GeoPoint from, GeoPoint to)
    {
        var upward = from.Latitude < to.Latitude || (from.Latitude == to.Latitude && from.Longitude <= to.Longitude);
        var (lower, upper) = upward ? (from, to) : (to, from);
        return new CellEdge { X1 = lower.Longitude, Y1 = lower.Latitude, X2 = upper.Longitude, Y2 = upper.Latitude };
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
