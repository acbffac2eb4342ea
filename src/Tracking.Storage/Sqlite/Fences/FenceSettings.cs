using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracking.Model.Fences;

namespace Tracking.Storage.Sqlite.Fences;

/// <summary>
/// What only some fences have, as one JSON object in one column: a new setting needs no new schema, and a fence without
/// any stores two bytes.
/// </summary>
internal static class FenceSettings
{
    private const string Radius = "radius_m";
    private const string Width = "width_m";
    private const string Windows = "calendar";
    private const string Except = "calendar_except";
    private const string Offset = "utc_offset";
    private const string Dwell = "dwell_s";
    private const string Inside = "max_inside_s";
    private const string Vehicles = "exempt_vehicles";
    private const string Companies = "exempt_companies";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FenceDefinition fence)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Write(json, Radius, fence.RadiusMeters);
            Write(json, Width, fence.WidthMeters);
            Write(json, Dwell, fence.Dwell?.TotalSeconds);
            Write(json, Inside, fence.MaximumInside?.TotalSeconds);
            Write(json, Vehicles, fence.ExemptVehicles);
            Write(json, Companies, fence.ExemptCompanies);
            if (fence.Calendar is { } calendar)
            {
                Write(json, Windows, calendar.Windows);
                Write(json, Except, calendar.Except);
                json.WriteString(Offset, calendar.UtcOffset);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The fence with these settings.</summary>
    public static FenceDefinition Read(string settings, FenceDefinition fence)
    {
        if (settings.Length <= 2)
        {
            return fence;
        }

        try
        {
            using var document = JsonDocument.Parse(settings);
            var root = document.RootElement;
            return fence with
            {
                RadiusMeters = ReadNumber(root, Radius),
                WidthMeters = ReadNumber(root, Width),
                Calendar = ReadCalendar(root),
                Dwell = ReadSeconds(root, Dwell),
                MaximumInside = ReadSeconds(root, Inside),
                ExemptVehicles = ReadTexts(root, Vehicles),
                ExemptCompanies = ReadTexts(root, Companies),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new StorageException($"the database is damaged: the settings of fence '{fence.Id}'", error);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static double? ReadNumber(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }

    private static TimeSpan? ReadSeconds(JsonElement settings, string name) =>
        ReadNumber(settings, name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static IReadOnlyList<string> ReadTexts(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var texts)
            ? [.. texts.EnumerateArray().Select(static text => text.GetString() ?? throw new FormatException("a null"))]
            : [];

    private static FenceCalendar? ReadCalendar(JsonElement settings)
    {
        if (!settings.TryGetProperty(Offset, out var offset))
        {
            return null;
        }

        var (windows, except) = (ReadTexts(settings, Windows), ReadTexts(settings, Except));
        return FenceCalendar.TryParse(windows, except, offset.GetString() ?? "", out var calendar, out var error)
            ? calendar
            : throw new FormatException(error);
    }
}
