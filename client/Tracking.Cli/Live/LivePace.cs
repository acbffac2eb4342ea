namespace Tracking.Cli.Live;

/// <summary>
/// When rows leave, and what their clocks must show so that they are live: device times keep their spacing and end now,
/// however fast they are sent. A fix is never ahead of the server's clock.
/// </summary>
/// <param name="factor">How many times as fast as the devices' clocks; null for as fast as it goes.</param>
/// <param name="time">The clock.</param>
internal sealed class LivePace(double? factor, TimeProvider time)
{
    /// <summary>What is due within this goes along with what is due now.</summary>
    public static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(50);

    private long _begun = time.GetTimestamp();

    /// <summary>
    /// What the first device time must be, in whole seconds, for a course of this length that begins now.
    /// </summary>
    public DateTimeOffset FirstTime(TimeSpan length)
    {
        var sending = factor is { } times ? length / times : TimeSpan.Zero;
        var first = time.GetUtcNow() + (sending < length ? sending - length : TimeSpan.Zero);
        return DateTimeOffset.FromUnixTimeSeconds(first.ToUnixTimeSeconds());
    }

    /// <summary>The course begins now.</summary>
    public void Begin() => _begun = time.GetTimestamp();

    /// <summary>How long to wait until what lies so far from the beginning is due.</summary>
    public TimeSpan WaitBefore(TimeSpan offset) =>
        factor is { } times ? Wait(offset / times, time.GetElapsedTime(_begun)) : TimeSpan.Zero;

    /// <summary>How long to wait for what is due so long after the beginning, when so much has passed.</summary>
    public static TimeSpan Wait(TimeSpan due, TimeSpan elapsed) =>
        due - elapsed is var wait && wait > Granularity ? wait : TimeSpan.Zero;
}
