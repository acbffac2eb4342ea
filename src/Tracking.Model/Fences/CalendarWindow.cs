using System.Globalization;

namespace Tracking.Model.Fences;

/// <summary>
/// One window of a calendar, in local milliseconds: recurring (<c>00:00-06:00</c>, <c>mon-fri,sun 22:00-06:00</c>) or
/// absolute (<c>2026-10-01T00:00/2026-10-08T00:00</c>). The start belongs to it, the end does not. A recurring window
/// whose end is not later than its start goes over midnight and belongs to the day it begins on.
/// </summary>
internal readonly record struct CalendarWindow
{
    private const long MinuteMs = 60_000;
    private const long DayMs = 24 * 60 * MinuteMs;
    private const int EveryDay = 0b111_1111;
    private const string Moment = "yyyy-MM-dd'T'HH:mm";

    // 1970-01-01 was a Thursday; days count from Monday.
    private const int DayOfEpoch = 3;

    private static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly long _fromMs;
    private readonly long _toMs;

    // A bit a day of the week; 0 for an absolute window, whose milliseconds count from 1970.
    private readonly int _days;

    private CalendarWindow(int days, long fromMs, long toMs) => (_days, _fromMs, _toMs) = (days, fromMs, toMs);

    public static bool TryParse(string text, out CalendarWindow window)
    {
        window = default;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return text.Contains('/', StringComparison.Ordinal) ? TryParseAbsolute(text, out window)
            : space < 0 ? TryParseTimes(EveryDay, text, out window)
            : TryParseDays(text.AsSpan(0, space), out var days) && TryParseTimes(days, text.AsSpan(space + 1), out window);
    }

    /// <summary>Whether a local time lies in it.</summary>
    public bool Holds(long localMs)
    {
        if (_days == 0)
        {
            return _fromMs <= localMs && localMs < _toMs;
        }

        var (day, ms) = Math.DivRem(localMs, DayMs);
        (day, ms) = ms < 0 ? (day - 1, ms + DayMs) : (day, ms);
        return (IsOn(day) && _fromMs <= ms && ms < _toMs) || (IsOn(day - 1) && ms < _toMs - DayMs);
    }

    private bool IsOn(long day) => (_days >> (int)((((day + DayOfEpoch) % 7) + 7) % 7) & 1) != 0;

    private static bool TryParseAbsolute(string text, out CalendarWindow window)
    {
        var ends = text.Split('/');
        var isRight = ends.Length == 2 & TryParseMoment(ends[0], out var from) & TryParseMoment(ends[^1], out var to) && from < to;
        window = isRight ? new CalendarWindow(0, from, to) : default;
        return isRight;
    }

    private static bool TryParseMoment(string text, out long localMs)
    {
        var isRight = DateTime.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment);
        localMs = isRight ? (moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond : 0;
        return isRight;
    }

    private static bool TryParseDays(ReadOnlySpan<char> text, out int days)
    {
        days = text is "daily" ? EveryDay : 0;
        if (days != 0)
        {
            return true;
        }

        foreach (var range in text.Split(','))
        {
            var part = text[range];
            var dash = part.IndexOf('-');
            var first = DayOf(dash < 0 ? part : part[..dash]);
            var last = DayOf(dash < 0 ? part : part[(dash + 1)..]);
            if (first < 0 || last < 0)
            {
                return false;
            }

            // From Friday to Monday goes over the weekend.
            for (var day = first; ; day = (day + 1) % DayNames.Length)
            {
                days |= 1 << day;
                if (day == last)
                {
                    break;
                }
            }
        }

        return true;
    }

    private static int DayOf(ReadOnlySpan<char> name)
    {
        for (var day = 0; day < DayNames.Length; day++)
        {
            if (name.SequenceEqual(DayNames[day]))
            {
                return day;
            }
        }

        return -1;
    }

    private static bool TryParseTimes(int days, ReadOnlySpan<char> text, out CalendarWindow window)
    {
        window = default;
        // 00:00-06:00: two times of five characters.
        if (text.Length != 11
            || text[5] != '-'
            || !TryParseTime(text[..5], out var fromMs)
            || !TryParseTime(text[6..], out var toMs)
            || fromMs == DayMs
            || fromMs == toMs)
        {
            return false;
        }

        window = new CalendarWindow(days, fromMs, toMs > fromMs ? toMs : toMs + DayMs);
        return true;
    }

    private static bool TryParseTime(ReadOnlySpan<char> text, out long ms)
    {
        ms = 0;
        if (text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            || minute > 59)
        {
            return false;
        }

        ms = ((hour * 60) + minute) * MinuteMs;
        return ms <= DayMs;
    }
}
