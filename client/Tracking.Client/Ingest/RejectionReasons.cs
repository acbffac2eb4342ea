namespace Tracking.Client.Ingest;

/// <summary>The reasons of rejections that this library itself must know.</summary>
internal static class RejectionReasons
{
    /// <summary>A row that the client could not read; its index counts the unreadable rows of the batch.</summary>
    public const string MalformedRow = "malformed_row";
}
