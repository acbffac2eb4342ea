namespace Tracking.Ingest.Quotas;

/// <summary>How much one company may send; 0 means no limit.</summary>
public sealed record CompanyQuota
{
    /// <summary>
    /// Positions a second on average, duplicates included: a batch is taken as long as anything is left, and what it
    /// takes too much is waited for afterwards.
    /// </summary>
    public int PositionsPerSecond { get; set; }

    /// <summary>
    /// Positions that are stored in a day of our clock (UTC); the batch that reaches it is still taken whole. Counted
    /// in memory: a restart begins anew.
    /// </summary>
    public long StoredPerDay { get; set; }

    public bool IsNone => PositionsPerSecond == 0 && StoredPerDay == 0;
}
