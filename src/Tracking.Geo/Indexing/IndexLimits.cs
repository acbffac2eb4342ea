using NetTopologySuite.Geometries;

namespace Tracking.Geo.Indexing;

/// <summary>
/// How large an index may become. Cells are chosen small enough that few points meet an edge, as far as these limits
/// allow whatever the polygons are.
/// </summary>
internal sealed record IndexLimits
{
    /// <summary>About 1 m: cells stay far wider than the slack with which edges are assigned to them.</summary>
    public const double MinimumSizeDegrees = 1e-5;

    private const double GrowthOnOverflow = 1.25;

    // More edges than this in a cell are all alike for choosing which cells to divide.
    private const int EdgeCountsTold = 256;

    /// <summary>
    /// Coarse cells for each edge: with more the table of cells leaves the processor's nearer caches.
    /// </summary>
    public double CellsPerEdge { get; init; } = 2;

    /// <summary>
    /// A handful of polygons with few edges still deserve cells that mostly lie wholly inside or outside.
    /// </summary>
    public int MinimumCells { get; init; } = 4_096;

    /// <summary>Coarse cells: 4 bytes each, 4 MiB in all.</summary>
    public int MaximumCells { get; init; } = 1_048_576;

    /// <summary>
    /// Blocks of finer cells, with their groups about 1 KiB each; the cells with most edges get one first.
    /// </summary>
    public int MaximumBlocks { get; init; } = 131_072;

    /// <summary>
    /// The fewest edges for which a cell of a block is divided again: an edge costs less than a step down.
    /// </summary>
    public int DivideFinerFrom { get; init; } = 16;

    /// <summary>
    /// The most (coarse cell, polygon) and (coarse cell, edge) pairs: each takes up to 48 bytes while building, and
    /// large polygons piled on each other would otherwise fill the memory with full cells.
    /// </summary>
    public long MaximumPairs { get; init; } = 16_777_216;

    /// <summary>Chooses the coarse grid.</summary>
    public Grid ChooseGrid(IReadOnlyList<Envelope> polygons, ReadOnlySpan<CellEdge> edges, Envelope bounds)
    {
        var cells = Math.Clamp(edges.Length * CellsPerEdge, MinimumCells, MaximumCells);
        var size = Math.Max(MinimumSizeDegrees, Math.Sqrt(bounds.Width * bounds.Height / cells));
        while (true)
        {
            var columns = Math.Floor(bounds.Width / size) + 1;
            var rows = Math.Floor(bounds.Height / size) + 1;
            // A single cell makes one pair of every edge and polygon: nothing smaller is possible.
            if (columns * rows <= 1 || (columns * rows <= MaximumCells && Pairs(polygons, edges, size) <= MaximumPairs))
            {
                return Grid.Over(bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY, size);
            }

            size *= GrowthOnOverflow;
        }
    }

    /// <summary>
    /// The fewest edges for which a coarse cell is divided, at least 1, so that not more than half of the blocks are
    /// taken.
    /// </summary>
    public int DivideFrom(int cellCount, Func<int, int> edgesOf)
    {
        var cellsByEdges = new int[EdgeCountsTold + 1];
        for (var cell = 0; cell < cellCount; cell++)
        {
            cellsByEdges[Math.Min(EdgeCountsTold, edgesOf(cell))]++;
        }

        var blocks = 0;
        for (var edges = EdgeCountsTold; edges >= 1; edges--)
        {
            blocks += cellsByEdges[edges];
            if (blocks > MaximumBlocks / 2)
            {
                return edges + 1;
            }
        }

        return 1;
    }

    // An upper bound: as if every polygon filled its bounding box.
    private static double Pairs(IReadOnlyList<Envelope> polygons, ReadOnlySpan<CellEdge> edges, double size)
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

        return pairs;
    }
}
