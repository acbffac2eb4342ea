using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Tracking.Client.Traces;

/// <summary>The text form of an instant in files, options and output: ISO-8601 with its zone.</summary>
public static class InstantText
{
    // "2018-08-04" is ten characters long, and a time of day must follow it.
    private const int DateLength = 10;

    /// <summary>
    /// Reads ISO-8601 with <c>Z</c> or an offset (<c>2018-08-04T02:29:30Z</c>, <c>2018-08-04T10:29:30.5+08:00</c>).
    /// False for anything else, a time without a zone too: it would be read by the clock of this machine.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length <= DateLength || text[4] != '-' || text[7] != '-'
            || text[DateLength] is not ('T' or 't' or ' '))
        {
            return false;
        }

        var namesZone = text[(DateLength + 1)..].IndexOfAny("Zz+-") >= 0;
        return namesZone && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
    }

    /// <summary>
    /// UTC with <c>Z</c>; no fraction for a whole second, three digits for whole milliseconds, else seven.
    /// </summary>
    /// <exception cref="InvalidOperationException">Outside the years 1 to 9999.</exception>
    public static string Format(Timestamp instant)
    {
        var utc = instant.ToDateTime();
        var format = (utc.Ticks % TimeSpan.TicksPerSecond, utc.Ticks % TimeSpan.TicksPerMillisecond) switch
        {
            (0, _) => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            (_, 0) => "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            _ => "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
        };
        return utc.ToString(format, CultureInfo.InvariantCulture);
    }
}
