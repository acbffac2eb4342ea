namespace Tracking.Ingest.Imports;

/// <summary>What an import did: everything or nothing.</summary>
/// <param name="Imported">How many were stored; 0 with a problem.</param>
/// <param name="Problem">Why nothing was stored, or null.</param>
public sealed record ImportOutcome(int Imported, ImportProblem? Problem);
