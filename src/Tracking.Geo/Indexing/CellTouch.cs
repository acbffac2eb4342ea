namespace Tracking.Geo.Indexing;

/// <summary>An edge that touches a cell.</summary>
/// <param name="Cell">The cell's number in its window.</param>
/// <param name="Ordinal">The polygon that the edge bounds.</param>
/// <param name="Edge">The edge's place in the list that was rastered.</param>
internal readonly record struct CellTouch(int Cell, int Ordinal, int Edge);
