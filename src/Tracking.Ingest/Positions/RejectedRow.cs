namespace Tracking.Ingest.Positions;

/// <summary>A row that was not taken.</summary>
/// <param name="Index">
/// Its index among the batch's positions, or among its unreadable rows when the reason is <see
/// cref="RejectReason.MalformedRow"/>.
/// </param>
/// <param name="Reason">One of <see cref="RejectReason"/>.</param>
/// <param name="Message">What is wrong with it, for people.</param>
public sealed record RejectedRow(int Index, string Reason, string Message);
