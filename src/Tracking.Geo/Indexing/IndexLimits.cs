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

    /// <summary>
    /// Coarse cells: 4 bytes each, 4 MiB in all. Among 100,000 fences four times as many were measured: the index grew by
    /// some percent and no look-up was faster, since what it then costs is reaching memory.
    /// </summary>
    public int MaximumCells { get; init; } = 1_048_576;

    /// <summary>
    /// Blocks of finer cells, with their groups about 1 KiB each, 128 MiB in all; the cells with most edges get one
    /// first.
    /// </summary>
    public int MaximumBlocks { get; init; } = 131_072;

    /// <summary>
    /// The fewest edges for which a cell of a block is divided again: an edge costs less than a step down.
    /// </summary>
    public int DivideFinerFrom { get; init; } = 16;

    /// <summary>
    /// The most (cell, polygon) and (cell, edge) pairs of the coarse grid, and as many (finer cell, polygon) pairs
    /// again: each takes up to 48 bytes while building, and large polygons piled on each other would otherwise fill
    /// the memory.
    /// </summary>
    public long MaximumPairs { get; init; } = 16_777_216;

    /// <summary>Chooses the coarse grid.</summary>
    public Grid ChooseGrid(IReadOnlyList<Envelope> polygons, ReadOnlySpan<CellEdge> edges, Envelope bounds)
    {
        var cells = Math.Min(MaximumCells, Math.Max(MinimumCells, edges.Length * CellsPerEdge));
        var size = Math.Max(MinimumSizeDegrees, Math.Sqrt(bounds.Width * bounds.Height / cells));
        while (true)
        {
            var columns = Math.Floor(bounds.Width / size) + 1;
            var rows = Math.Floor(bounds.Height / size) + 1;
            // A single cell makes one pair of every edge and polygon: nothing smaller is possible.
            if (columns * rows <= 1 || (columns * rows <= MaximumCells && Pairs(polygons, edges, size) <= MaximumPairs))
            {
                return Grid.Over(bounds, size);
            }

            size *= GrowthOnOverflow;
        }
    }

    /// <summary>
    /// The fewest edges for which a coarse cell is divided, at least 1: so that half of the blocks and of the finer
    /// pairs are left for dividing crowded cells again.
    /// </summary>
    /// <param name="cells">For each coarse cell its edges and its polygons.</param>
    public int DivideFrom(IEnumerable<(int Edges, int Polygons)> cells)
    {
        var blocks = new long[EdgeCountsTold + 1];
        var pairs = new long[EdgeCountsTold + 1];
        foreach (var (edges, polygons) in cells)
        {
            blocks[Math.Min(EdgeCountsTold, edges)]++;
            pairs[Math.Min(EdgeCountsTold, edges)] += PairsOfBlock(polygons);
        }

        var (blocksTaken, pairsTaken) = (0L, 0L);
        for (var edges = EdgeCountsTold; edges >= 1; edges--)
        {
            blocksTaken += blocks[edges];
            pairsTaken += pairs[edges];
            if (blocksTaken > MaximumBlocks / 2 || pairsTaken > MaximumPairs / 2)
            {
                return edges + 1;
            }
        }

        return 1;
    }

    /// <summary>At most how many (finer cell, polygon) pairs a block for a cell with so many polygons makes.</summary>
    public static long PairsOfBlock(int polygons) => (long)polygons * CellTable.BlockCells;

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
