namespace Tracking.Storage.Quarantine;

/// <summary>
/// The rejected input of late: bounded, so that no sender can fill the disk with rubbish. The counts by reason go on
/// for ever.
/// </summary>
public interface IQuarantine
{
    /// <summary>
    /// Rows kept; the oldest go first. Enough to see what a feed does wrong, small enough to never matter on disk
    /// (about 40 MB).
    /// </summary>
    public const int MaximumRows = 10_000;

    /// <summary>
    /// The longest content kept of one row, in characters: several times the longest position row or frame.
    /// </summary>
    public const int MaximumContentLength = 4_096;

    /// <summary>Keeps rows and counts them; durable when the task returns.</summary>
    Task AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken);

    /// <summary>
    /// Rows that fit the query: newest first, or oldest first when it asks for those after a number.
    /// </summary>
    Task<IReadOnlyList<StoredRow>> ListAsync(QuarantineQuery query, CancellationToken cancellationToken);

    /// <summary>How many rows were ever rejected, by reason.</summary>
    Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken);
}
