using System.Globalization;
using System.Text.Json;
using Tracking.Geo.GeoJson;
using Tracking.Model.Fences;

namespace Tracking.Geo.Fences;

/// <summary>
/// Reads the properties that say when, for whom and after how long a fence holds: <c>calendar</c> and
/// <c>calendar_except</c> (arrays of windows such as <c>mon-fri 22:00-06:00</c>), <c>utc_offset</c> (of the windows,
/// <c>+08:00</c> when absent), <c>dwell_s</c>, <c>max_inside_s</c>, <c>exempt_vehicles</c> and <c>exempt_companies</c>
/// (arrays).
/// </summary>
internal static class FenceConditions
{
    /// <summary>An hour: who must stay longer to count as there is no jitter but a visitor.</summary>
    public static readonly (int Minimum, int Maximum) DwellSeconds = (0, 3_600);

    /// <summary>30 days: beyond it a vehicle is parked and not late.</summary>
    public static readonly (int Minimum, int Maximum) InsideSeconds = (1, 2_592_000);

    /// <summary>A list of exceptions longer than this is a class or a fence of its own; each costs some nanoseconds a fix.</summary>
    private const int MaximumExempt = 1_000;

    private const int MaximumExemptLength = 100;

    public static FenceCalendar? ReadCalendar(PropertyReader properties)
    {
        var windows = properties.Texts("calendar") ?? [];
        var except = properties.Texts("calendar_except") ?? [];
        var offset = properties.Text("utc_offset", 6);
        if (windows.Count == 0 && except.Count == 0)
        {
            return null;
        }

        if (FenceCalendar.TryParse(windows, except, offset ?? FenceCalendar.DefaultUtcOffset, out var calendar, out var error))
        {
            return calendar;
        }

        properties.Fail($"the calendar cannot be read: {error}");
        return null;
    }

    public static TimeSpan? ReadSeconds(PropertyReader properties, string name, (int Minimum, int Maximum) range)
    {
        if (properties.Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var seconds)
            && seconds >= range.Minimum
            && seconds <= range.Maximum)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        properties.Fail(string.Create(
            CultureInfo.InvariantCulture, $"'{name}' must be a whole number from {range.Minimum} to {range.Maximum}, in seconds"));
        return null;
    }

    public static IReadOnlyList<string> ReadExempt(PropertyReader properties, string name)
    {
        var exempt = properties.Texts(name) ?? [];
        if (exempt.Count > MaximumExempt || exempt.Any(static text => !PropertyReader.IsText(text, MaximumExemptLength)))
        {
            properties.Fail($"'{name}' must hold at most {MaximumExempt} texts of 1 to {MaximumExemptLength} characters");
        }

        return exempt;
    }
}
