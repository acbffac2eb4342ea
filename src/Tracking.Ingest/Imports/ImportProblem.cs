namespace Tracking.Ingest.Imports;

/// <summary>Why a document was refused.</summary>
/// <param name="Reason">The machine-readable reason.</param>
/// <param name="Message">What is wrong and where, for people.</param>
public sealed record ImportProblem(string Reason, string Message);
