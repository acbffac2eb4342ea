namespace Tracking.Geo.Indexing;

/// <summary>A polygon that touches or fills a cell.</summary>
/// <param name="Cell">The cell's number in its window.</param>
/// <param name="Ordinal">The polygon.</param>
/// <param name="Inside">
/// Whether an odd number of edges that lie wholly east of the cell cross the height of its centre.
/// </param>
internal readonly record struct CellMember(int Cell, int Ordinal, bool Inside);
