namespace Tracking.Geo.Indexing;

/// <summary>What a finished index looks at: see <see cref="PolygonIndex"/>.</summary>
/// <param name="Cells">For each cell: 0 nothing, n &gt; 0 filled by polygon n − 1 alone, n &lt; 0 groups from ~n.</param>
/// <param name="Groups">The groups of the cells that need them.</param>
/// <param name="Ordinals">The groups' polygons.</param>
/// <param name="Edges">The groups' edges, sorted by their lower end.</param>
internal sealed record CellTable(int[] Cells, CellGroup[] Groups, int[] Ordinals, CellEdge[] Edges);
