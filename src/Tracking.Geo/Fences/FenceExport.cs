using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Fences;

/// <summary>Writes fences as <see cref="FenceImport"/> reads them: reading it back gives the same fence.</summary>
public static class FenceExport
{
    private static readonly JsonWriterOptions Options = new()
    {
        // It is no web page: names stay as people write them.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The fence as a GeoJSON Feature.</summary>
    public static string Write(FenceDefinition fence)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, fence);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the fence as the next value.</summary>
    public static void Write(Utf8JsonWriter json, FenceDefinition fence)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(fence);
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("id", fence.Id);
        json.WriteString("name", fence.Name);
        WriteTexts(json, "alerts", FenceAlertNames.Of(fence.Alerts), evenIfEmpty: true);
        WriteNumber(json, "radius_m", fence.RadiusMeters);
        WriteNumber(json, "width_m", fence.WidthMeters);
        WriteNumber(json, "speed_limit_kmh", fence.SpeedLimit is { } limit ? KilometersPerHour(limit) : null);
        WriteTexts(json, "vehicle_classes", fence.Classes.Select(static item => item.Code()));
        WriteConditions(json, fence);
        WriteTime(json, "valid_from", fence.ValidFrom, DeviceTime.MinValue);
        WriteTime(json, "valid_to", fence.ValidTo, DeviceTime.MaxValue);
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        json.WriteRawValue(fence.GeometryJson);
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, FenceDefinition fence)
    {
        if (fence.Calendar is { } calendar)
        {
            WriteTexts(json, "calendar", calendar.Windows);
            WriteTexts(json, "calendar_except", calendar.Except);
            json.WriteString("utc_offset", calendar.UtcOffset);
        }

        WriteNumber(json, "dwell_s", fence.Dwell?.TotalSeconds);
        WriteNumber(json, "max_inside_s", fence.MaximumInside?.TotalSeconds);
        WriteTexts(json, "exempt_vehicles", fence.ExemptVehicles);
        WriteTexts(json, "exempt_companies", fence.ExemptCompanies);
    }

    // A limit of 79.9 became metres a second; the short number that becomes the same ones is what was meant.
    private static double KilometersPerHour(Speed limit)
    {
        var rounded = Math.Round(limit.KilometersPerHour, 6);
        return Speed.FromKilometersPerHour(rounded) == limit ? rounded : limit.KilometersPerHour;
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DeviceTime time, DeviceTime unbounded)
    {
        if (time != unbounded)
        {
            json.WriteString(name, time.ToString());
        }
    }

    private static void WriteTexts(
        Utf8JsonWriter json, string name, IEnumerable<string> texts, bool evenIfEmpty = false)
    {
        var all = texts.ToList();
        if (all.Count == 0 && !evenIfEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        all.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
