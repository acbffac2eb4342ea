namespace Tracking.Storage.Visitors;

/// <summary>What a stretch of the walk found.</summary>
/// <param name="Visitors">By id; may be none although there are more to come.</param>
/// <param name="FixesRead">How many fixes and vehicles were looked at.</param>
/// <param name="Next">Where to go on, or null at the end.</param>
public sealed record VisitorPage(IReadOnlyList<Visitor> Visitors, int FixesRead, VisitorPlace? Next);
