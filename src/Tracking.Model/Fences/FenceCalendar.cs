using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tracking.Model.Positions;

namespace Tracking.Model.Fences;

/// <summary>
/// When a fence holds, by device time in a fixed offset from UTC: in one of its windows (at any time when it has none) and
/// in none of the excepted ones. There are no time zones by name: China has none but +08:00, and rules elsewhere that
/// change with summer time take two fences with validities. Immutable; equal when it says the same.
/// </summary>
public sealed record FenceCalendar
{
    /// <summary>
    /// Windows of each kind: the holidays of some years and a week's hours, and a bound on what one fix costs.
    /// </summary>
    public const int MaximumWindows = 64;

    /// <summary>The offset where none is given: China's.</summary>
    public const string DefaultUtcOffset = "+08:00";

    /// <summary>What a window may look like, for messages.</summary>
    public const string WindowForms =
        "such as '00:00-06:00', 'mon-fri 22:00-06:00' or '2026-10-01T00:00/2026-10-08T00:00'";

    // The world's offsets go from −12 to +14 hours.
    private const int MaximumOffsetHours = 14;

    private readonly CalendarWindow[] _windows;
    private readonly CalendarWindow[] _except;
    private readonly long _offsetMs;

    private FenceCalendar(
        IReadOnlyList<string> windows, IReadOnlyList<string> except, string utcOffset, long offsetMs)
    {
        (Windows, Except, UtcOffset, _offsetMs) = (windows, except, utcOffset, offsetMs);
        _windows = [.. windows.Select(Parse)];
        _except = [.. except.Select(Parse)];
    }

    /// <summary>The windows it holds in, as they were written; empty means at any time.</summary>
    public IReadOnlyList<string> Windows { get; }

    /// <summary>The windows it does not hold in, though it otherwise would.</summary>
    public IReadOnlyList<string> Except { get; }

    /// <summary>The offset from UTC in which the windows are meant, such as <c>+08:00</c>.</summary>
    public string UtcOffset { get; }

    /// <summary>Makes a calendar; on failure says what is wrong.</summary>
    public static bool TryParse(
        IReadOnlyList<string> windows,
        IReadOnlyList<string> except,
        string utcOffset,
        [NotNullWhen(true)] out FenceCalendar? calendar,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(except);
        ArgumentNullException.ThrowIfNull(utcOffset);
        calendar = null;
        error = null;
        if (Math.Max(windows.Count, except.Count) > MaximumWindows)
        {
            error = $"there are more than {MaximumWindows} windows";
        }
        else if (windows.Concat(except).FirstOrDefault(static text => !CalendarWindow.TryParse(text, out _)) is { } wrong)
        {
            error = $"'{(wrong.Length > 80 ? wrong[..80] : wrong)}' is no window {WindowForms}";
        }
        else if (!TryParseOffset(utcOffset, out var offsetMs))
        {
            error = $"the UTC offset must be hours and minutes such as '{DefaultUtcOffset}', at most 14 hours";
        }
        else
        {
            calendar = new FenceCalendar([.. windows], [.. except], utcOffset, offsetMs);
        }

        return calendar is not null;
    }

    /// <summary>Whether the fence holds at this time.</summary>
    public bool Holds(DeviceTime time)
    {
        var localMs = time.UnixMilliseconds + _offsetMs;
        return (_windows.Length == 0 || IsInAny(_windows, localMs)) && !IsInAny(_except, localMs);
    }

    /// <inheritdoc/>
    public bool Equals(FenceCalendar? other) =>
        other is not null
        && UtcOffset == other.UtcOffset
        && Windows.SequenceEqual(other.Windows)
        && Except.SequenceEqual(other.Except);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Windows.Count, Except.Count, UtcOffset);

    private static CalendarWindow Parse(string text) =>
        CalendarWindow.TryParse(text, out var window) ? window : throw new FormatException(text);

    private static bool IsInAny(CalendarWindow[] windows, long localMs)
    {
        foreach (var window in windows)
        {
            if (window.Holds(localMs))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryParseOffset(string text, out long ms)
    {
        ms = 0;
        if (text.Length != 6
            || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            || offset > TimeSpan.FromHours(MaximumOffsetHours))
        {
            return false;
        }

        ms = (long)(text[0] == '-' ? -offset : offset).TotalMilliseconds;
        return true;
    }
}
