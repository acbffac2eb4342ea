namespace Tracking.Client.Connections;

/// <summary>
/// How long to wait before the next attempt: twice as long after each failure, up to a bound, and never the same for
/// two clients that failed together, so that they do not come back together. A server that says when to come again is
/// obeyed. Used by one loop at a time.
/// </summary>
/// <param name="initial">Before the second attempt, on average.</param>
/// <param name="maximum">The longest, on average.</param>
/// <param name="random">Spreads the waits.</param>
internal sealed class RetryBackoff(TimeSpan initial, TimeSpan maximum, Random random)
{
    /// <summary>
    /// The longest a server's hint is followed: a quota of a day ends at midnight. A wrong hint must not silence a
    /// sender for ever.
    /// </summary>
    public static readonly TimeSpan MaximumHint = TimeSpan.FromHours(24);

    // A wait lies this far around its mean, either way.
    private const double Spread = 0.5;

    private readonly TimeSpan _initial = initial;
    private TimeSpan _next = initial;

    /// <summary>The wait after a failure.</summary>
    /// <param name="hint">What the server asked for, if it did: waited at least, and a little longer.</param>
    public TimeSpan Next(TimeSpan? hint = null)
    {
        var mean = _next;
        _next = _next >= maximum / 2 ? maximum : _next * 2;
        var own = mean * (1 - Spread + (2 * Spread * random.NextDouble()));
        return hint is { } asked && asked > TimeSpan.Zero
            ? (asked < MaximumHint ? asked : MaximumHint) + (own * Spread)
            : own;
    }

    /// <summary>An attempt succeeded: the next failure is a first one again.</summary>
    public void Reset() => _next = _initial;
}
