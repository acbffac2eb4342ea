using NetTopologySuite.Geometries;

namespace Tracking.Geo.Indexing;

/// <summary>
/// Chooses the cell size: small enough that a boundary cell holds a handful of edges, large enough that the index stays
/// within its memory limits whatever the polygons are.
/// </summary>
internal static class GridSizing
{
    /// <summary>Cells for each edge: on the US counties more than this made the index larger but hardly faster.</summary>
    public const int CellsPerEdge = 16;

    /// <summary>A handful of polygons with few edges still deserve cells that mostly lie wholly inside or outside.</summary>
    public const int MinimumCells = 4_096;

    /// <summary>4 bytes each: 16 MiB for the table of cells.</summary>
    public const int MaximumCells = 4_194_304;

    /// <summary>
    /// The most (cell, polygon) and (cell, edge) pairs that a build may make: each takes up to 52 bytes while building,
    /// and large polygons piled on each other would otherwise fill the memory with full cells.
    /// </summary>
    public const long MaximumPairs = 16_777_216;

    /// <summary>About 1 m: cells stay far wider than the slack with which edges are assigned to them.</summary>
    private const double MinimumSizeDegrees = 1e-5;

    private const double GrowthOnOverflow = 1.25;

    public static Grid Choose(IReadOnlyList<Envelope> polygons, ReadOnlySpan<CellEdge> edges, Envelope bounds)
    {
        var cells = Math.Clamp((long)edges.Length * CellsPerEdge, MinimumCells, MaximumCells);
        var size = Math.Max(MinimumSizeDegrees, Math.Sqrt(bounds.Width * bounds.Height / cells));
        while (true)
        {
            var columns = (long)(bounds.Width / size) + 1;
            var rows = (long)(bounds.Height / size) + 1;
            if (columns * rows <= MaximumCells && (columns * rows == 1 || Pairs(polygons, edges, size) <= MaximumPairs))
            {
                return new Grid(bounds.MinX, bounds.MinY, size, (int)columns, (int)rows);
            }

            size *= GrowthOnOverflow;
        }
    }

    // An upper bound: as if every polygon filled its bounding box.
    private static long Pairs(IReadOnlyList<Envelope> polygons, ReadOnlySpan<CellEdge> edges, double size)
    {
        var pairs = 0.0;
        foreach (var box in polygons)
        {
            pairs += box.IsNull ? 0 : ((box.Width / size) + 1) * ((box.Height / size) + 1);
        }

        foreach (ref readonly var edge in edges)
        {
            pairs += ((Math.Abs(edge.X2 - edge.X1) + (edge.Y2 - edge.Y1)) / size) + 1;
        }

        return pairs < long.MaxValue ? (long)pairs : long.MaxValue;
    }
}
