namespace Tracking.Model.Positions;

/// <summary>
/// An instant by our own clock: when the server took something in. UTC, whole milliseconds since 1970-01-01. Retention,
/// live/late distinction and "nothing came for a while" go by this clock; rules never see it.
/// </summary>
/// <param name="UnixMilliseconds">Milliseconds since 1970-01-01T00:00:00Z.</param>
public readonly record struct ReceivedAt(long UnixMilliseconds) : IComparable<ReceivedAt>
{
    /// <summary>
    /// A fix further ahead of our clock than this is flagged future, one further behind it stale.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>The clock's present instant, cut to whole milliseconds.</summary>
    public static ReceivedAt Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new ReceivedAt(clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>This instant moved by <paramref name="duration"/>.</summary>
    public ReceivedAt Plus(TimeSpan duration) => new(UnixMilliseconds + (long)duration.TotalMilliseconds);

    /// <summary>The time that passed from <paramref name="earlier"/> to this instant.</summary>
    public TimeSpan Since(ReceivedAt earlier) => TimeSpan.FromMilliseconds(UnixMilliseconds - earlier.UnixMilliseconds);

    /// <summary>
    /// What a terminal whose clock is right would say at this instant: the time of an episode that is about a clock that is
    /// wrong.
    /// </summary>
    public DeviceTime AsTimeOfARightClock() => new(UnixMilliseconds);

    /// <summary>
    /// How far our clock was ahead of the terminal's when its fix arrived: the age of the fix; negative when the
    /// terminal's clock is ahead.
    /// </summary>
    public TimeSpan AgeOf(DeviceTime deviceTime) =>
        TimeSpan.FromMilliseconds(UnixMilliseconds - deviceTime.UnixMilliseconds);

    /// <inheritdoc/>
    public int CompareTo(ReceivedAt other) => UnixMilliseconds.CompareTo(other.UnixMilliseconds);

    /// <summary>ISO-8601 with <c>Z</c>; milliseconds only where there are any.</summary>
    public override string ToString() => Iso8601.Format(UnixMilliseconds);
}
