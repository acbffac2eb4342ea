namespace Tracking.Storage.Quarantine;

/// <summary>A row in quarantine.</summary>
/// <param name="Number">From 1, in the order of receipt, never given again.</param>
/// <param name="Row">The row.</param>
public sealed record StoredRow(long Number, QuarantinedRow Row);
