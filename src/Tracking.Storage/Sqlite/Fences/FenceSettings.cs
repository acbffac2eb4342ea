using System.Buffers;
using System.Text;
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

    public static string Write(FenceDefinition fence)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write(json, Radius, fence.RadiusMeters);
            Write(json, Width, fence.WidthMeters);
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
}
