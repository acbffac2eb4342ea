using System.Globalization;

namespace Tracking.Ingest.Quotas;

/// <summary>
/// Counts what each company sends against what it may. As many entries as there are companies with registered vehicles.
/// Safe for several threads at once.
/// </summary>
public sealed class CompanyQuotas(QuotaOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Usage> _usage = [];

    /// <summary>Whether anybody is limited at all.</summary>
    public bool IsAny { get; } = !options.IsNone;

    /// <summary>Counts a batch as sent, if all its companies may still send.</summary>
    /// <param name="rows">How many of its positions are of which company.</param>
    /// <exception cref="QuotaExceededException">One of them may not; the batch counts for none.</exception>
    public void Take(IReadOnlyDictionary<string, int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        lock (_lock)
        {
            foreach (var company in rows.Keys)
            {
                Require(company);
            }

            foreach (var (company, count) in rows)
            {
                UsageOf(company).Left -= count;
            }
        }
    }

    /// <summary>Counts what was stored of a batch.</summary>
    public void Stored(string company, int count)
    {
        lock (_lock)
        {
            UsageOf(company).StoredToday += count;
        }
    }

    private void Require(string company)
    {
        var quota = options.Of(company);
        var usage = UsageOf(company);
        if (quota.PositionsPerSecond > 0 && usage.Left <= 0)
        {
            throw new QuotaExceededException(
                company,
                string.Create(CultureInfo.InvariantCulture, $"{quota.PositionsPerSecond} positions a second"),
                TimeSpan.FromSeconds((1 - usage.Left) / quota.PositionsPerSecond));
        }

        if (quota.StoredPerDay > 0 && usage.StoredToday >= quota.StoredPerDay)
        {
            var now = clock.GetUtcNow();
            throw new QuotaExceededException(
                company,
                string.Create(CultureInfo.InvariantCulture, $"{quota.StoredPerDay} new positions a day (UTC)"),
                now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime);
        }
    }

    /// <summary>The company's usage, brought up to now.</summary>
    private Usage UsageOf(string company)
    {
        var rate = options.Of(company).PositionsPerSecond;
        if (!_usage.TryGetValue(company, out var usage))
        {
            _usage.Add(company, usage = new Usage { Left = rate, Since = clock.GetTimestamp() });
        }

        // What was not used of one second is there in the next, and no longer.
        usage.Left = Math.Min(rate, usage.Left + (rate * clock.GetElapsedTime(usage.Since).TotalSeconds));
        usage.Since = clock.GetTimestamp();
        var today = clock.GetUtcNow().UtcDateTime.Date;
        if (usage.Day != today)
        {
            (usage.Day, usage.StoredToday) = (today, 0);
        }

        return usage;
    }

    private sealed class Usage
    {
        /// <summary>
        /// Positions that may still be sent; below 0 when the last batch was larger than what was left.
        /// </summary>
        public double Left { get; set; }

        public long Since { get; set; }

        public DateTime Day { get; set; }

        public long StoredToday { get; set; }
    }
}
