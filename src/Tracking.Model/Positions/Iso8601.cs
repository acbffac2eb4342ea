using System.Globalization;

namespace Tracking.Model.Positions;

/// <summary>The one text form of an instant, shared by both clocks.</summary>
internal static class Iso8601
{
    private const long MinUnixMilliseconds = -62_135_596_800_000;
    private const long MaxUnixMilliseconds = 253_402_300_799_999;

    public static string Format(long unixMilliseconds)
    {
        if (unixMilliseconds is < MinUnixMilliseconds or > MaxUnixMilliseconds)
        {
            // Outside what a calendar date can say: only the sentinels MinValue and MaxValue get here.
            return unixMilliseconds < 0 ? "-infinity" : "infinity";
        }

        var format = unixMilliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        return DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).ToString(format, CultureInfo.InvariantCulture);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        // Without this check .NET would take the machine's own zone for a time that names none.
        if (!BeginsWithDate(text) || text[10] is not ('T' or 't' or ' ') || !NamesZone(text[11..]))
        {
            return false;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var value))
        {
            return false;
        }

        unixMilliseconds = value.ToUnixTimeMilliseconds();
        return true;
    }

    // .NET would also read 03/04/2026, and take for the month what may be meant as the day.
    private static bool BeginsWithDate(ReadOnlySpan<char> text) => text.Length > 10 && text[4] == '-' && text[7] == '-';

    private static bool NamesZone(ReadOnlySpan<char> timeOfDay) => timeOfDay.IndexOfAny("Zz+-") >= 0;
}
