namespace Tracking.Geo.Indexing;

/// <summary>
/// Up to 64 polygons that touch one cell, each a bit of a mask in ascending order of ordinals; a cell with more of them
/// has several groups in a row. Polygons that cover the whole cell have a parity bit and no edges.
/// </summary>
internal struct CellGroup
{
    /// <summary>One bit a polygon, and a mask is one machine word.</summary>
    public const int Capacity = 64;

    /// <summary>Where its ordinals start in the index's list.</summary>
    public int OrdinalStart;

    /// <summary>Where its edges start in the index's list.</summary>
    public int EdgeStart;

    /// <summary>How many edges it has.</summary>
    public int EdgeCount;

    /// <summary>Whether it is the cell's last group.</summary>
    public bool IsLast;

    /// <summary>Which polygons hold a point of the cell from which a ray to the east meets none of the edges.</summary>
    public ulong Parity;
}
