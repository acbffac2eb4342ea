namespace Tracking.Client.Ingest;

/// <summary>What became of the rows of a session, as far as the server has answered.</summary>
/// <param name="Sent">Rows that were handed to the stream, unreadable ones too.</param>
/// <param name="Accepted">Rows that are durable by this session.</param>
/// <param name="Duplicate">Rows that were durable already.</param>
/// <param name="Rejected">How many were not accepted, by reason; in the order of the reasons' names.</param>
public sealed record IngestTotals(
    long Sent,
    long Accepted,
    long Duplicate,
    IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>Of a session that never began.</summary>
    public static IngestTotals None { get; } = new(0, 0, 0, new Dictionary<string, long>());

    /// <summary>Rows that are durable: <see cref="Accepted"/> + <see cref="Duplicate"/>.</summary>
    public long Acked => Accepted + Duplicate;

    /// <summary>Rows that were not accepted, of all reasons.</summary>
    public long RejectedRows => Rejected.Values.Sum();

    /// <summary>Rows the server has not answered: they may be durable or not. 0 after a flush.</summary>
    public long Unanswered => Sent - Acked - RejectedRows;
}
