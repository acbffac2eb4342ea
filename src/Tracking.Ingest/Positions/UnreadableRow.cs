namespace Tracking.Ingest.Positions;

/// <summary>A row of the sender's own source that the sender could not read.</summary>
public sealed record UnreadableRow(long Line, string Content, string Problem);
