using System.Globalization;

namespace Tracking.Model.Positions;

/// <summary>
/// An instant as a terminal's own clock claims it: UTC, whole milliseconds since 1970-01-01. Rules judge by this clock
/// and by no other; it is never compared with <see cref="ReceivedAt"/> except where a quality flag says so.
/// </summary>
/// <param name="UnixMilliseconds">Milliseconds since 1970-01-01T00:00:00Z; may be negative.</param>
public readonly record struct DeviceTime(long UnixMilliseconds) : IComparable<DeviceTime>
{
    /// <summary>Earlier than any instant a position can carry.</summary>
    public static DeviceTime MinValue { get; } = new(long.MinValue);

    /// <summary>Later than any instant a position can carry.</summary>
    public static DeviceTime MaxValue { get; } = new(long.MaxValue);

    /// <summary>The instant of <paramref name="value"/>, cut to whole milliseconds.</summary>
    public static DeviceTime From(DateTimeOffset value) => new(value.ToUnixTimeMilliseconds());

    /// <summary>
    /// Reads ISO-8601 with an offset or <c>Z</c>; a time without a zone is refused, because its clock is unknown.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DeviceTime time)
    {
        time = default;
        if (!Iso8601.TryParse(text, out var unixMilliseconds))
        {
            return false;
        }

        time = new DeviceTime(unixMilliseconds);
        return true;
    }

    /// <summary>This instant moved by <paramref name="duration"/>.</summary>
    public DeviceTime Plus(TimeSpan duration) => new(UnixMilliseconds + (long)duration.TotalMilliseconds);

    /// <summary>
    /// The time that passed from <paramref name="earlier"/> to this instant; negative when it is later.
    /// </summary>
    public TimeSpan Since(DeviceTime earlier) => TimeSpan.FromMilliseconds(UnixMilliseconds - earlier.UnixMilliseconds);

    /// <inheritdoc/>
    public int CompareTo(DeviceTime other) => UnixMilliseconds.CompareTo(other.UnixMilliseconds);

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(DeviceTime left, DeviceTime right) => left.UnixMilliseconds < right.UnixMilliseconds;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(DeviceTime left, DeviceTime right) => left.UnixMilliseconds > right.UnixMilliseconds;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(DeviceTime left, DeviceTime right) => left.UnixMilliseconds <= right.UnixMilliseconds;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(DeviceTime left, DeviceTime right) => left.UnixMilliseconds >= right.UnixMilliseconds;

    /// <summary>ISO-8601 with <c>Z</c>; milliseconds only where there are any.</summary>
    public override string ToString() => Iso8601.Format(UnixMilliseconds);
}
