namespace Tracking.Ingest.Positions;

/// <summary>What a sender gives at once.</summary>
/// <param name="Source">Who sends, for the quarantine: at most 200 characters.</param>
/// <param name="Positions">The positions.</param>
/// <param name="UnreadableRows">Rows that the sender could not read.</param>
public sealed record PositionBatch(
    string Source, IReadOnlyList<RawPosition> Positions, IReadOnlyList<UnreadableRow> UnreadableRows);
