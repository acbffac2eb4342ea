namespace Tracking.Storage.Sqlite;

/// <summary>Where the embedded store lies and how much it may hold at a time.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>
    /// The database file; beside it lie <c>-wal</c>, <c>-shm</c> and <c>.lock</c>. Its folder is made when it is
    /// missing.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>
    /// Operations that may wait for the writer; more callers wait for room, which slows the senders down instead of
    /// filling memory. Two groups: one can gather while the other is written.
    /// </summary>
    public int QueueLimit { get; init; } = 1_024;

    /// <summary>
    /// Operations that share a commit: beyond some hundreds the share of the commit in their cost is nothing.
    /// </summary>
    public int GroupOperationLimit { get; init; } = 512;

    /// <summary>
    /// Rows after which a group takes no further operation: bounds how long the first of them waits, to about 0.1 s.
    /// </summary>
    public int GroupRowLimit { get; init; } = 10_000;

    /// <summary>Read connections: enough that one slow page holds nobody up; each may cache 8 MB.</summary>
    public int ReaderLimit { get; init; } = 4;

    /// <summary>Answers these options when every limit is at least 1.</summary>
    internal SqliteStoreOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GroupOperationLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GroupRowLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReaderLimit, 1);
        return this;
    }
}
