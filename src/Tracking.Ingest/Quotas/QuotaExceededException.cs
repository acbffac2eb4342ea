namespace Tracking.Ingest.Quotas;

/// <summary>A company has sent more than it may; nothing of the batch is stored.</summary>
/// <param name="company">The company.</param>
/// <param name="what">Which limit, in words.</param>
/// <param name="retryAfter">When there is room again.</param>
public sealed class QuotaExceededException(string company, string what, TimeSpan retryAfter)
    : Exception($"company '{company}' may send {what}; nothing of this batch is stored, send it again later")
{
    /// <summary>When there is room again, counted from now.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
