namespace Tracking.Client.Ingest;

/// <summary>A row that the server did not accept; it keeps such rows in quarantine.</summary>
/// <param name="Source">The file's path, or the name its stream was opened under.</param>
/// <param name="Line">Line in the source, from 1.</param>
/// <param name="Reason">Why, for machines: <c>unknown_vehicle</c>, <c>malformed_row</c> and so on.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record RejectedRow(string Source, long Line, string Reason, string Message);
