using System.Collections.Immutable;
using System.Text.Json;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Grains.Vehicles;

/// <summary>How a vehicle's state is written into snapshots: UTF-8 JSON.</summary>
internal static class VehicleStateJson
{
    public static byte[] Write(VehicleState state, RuleSet rules)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("writer", state.Head.Writer);
            writer.WriteNumber("head", state.Head.Number);
            writer.WriteNumber("watermark", state.Watermark.UnixMilliseconds);
            writer.WriteNumber("newest", state.Newest.UnixMilliseconds);
            writer.WriteNumber("lastFolded", state.LastFolded.UnixMilliseconds);
            if (state.DirtyFrom is { } dirtyFrom)
            {
                writer.WriteNumber("dirtyFrom", dirtyFrom.UnixMilliseconds);
            }

            writer.WritePropertyName("window");
            JsonSerializer.Serialize(writer, state.Window, StateJson.Options);
            writer.WritePropertyName("fold");
            FoldStateJson.Write(writer, state.Fold, rules);
            writer.WritePropertyName("arrivals");
            FoldStateJson.WriteArrivals(writer, state.Arrivals, rules);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not such a state.</exception>
    public static VehicleState Read(byte[] json, RuleSet rules) =>
        Read(json, root => new VehicleState(
            new LogOffset(root.GetProperty("writer").GetInt32(), root.GetProperty("head").GetInt64()),
            Time(root, "watermark"),
            Time(root, "newest"),
            root.TryGetProperty("dirtyFrom", out _) ? Time(root, "dirtyFrom") : null,
            Time(root, "lastFolded"),
            Window(root),
            FoldStateJson.Read(root.GetProperty("fold"), rules),
            // Snapshots of before there were rules of arrival have none: they begin with the next fact.
            root.TryGetProperty("arrivals", out var arrivals)
                ? FoldStateJson.ReadArrivals(arrivals, rules)
                : FoldState.Initial));

    /// <summary>A rung of the ladder keeps only the fold: the window and the offsets belong to the moment.</summary>
    public static byte[] WriteRung(FoldState fold, RuleSet rules)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FoldStateJson.Write(writer, fold, rules);
        }

        return buffer.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not such a state.</exception>
    public static FoldState ReadRung(byte[] json, RuleSet rules) =>
        Read(json, root => FoldStateJson.Read(root, rules));

    private static T Read<T>(byte[] json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            return read(document.RootElement);
        }
        catch (Exception error) when (IsOfTheContent(error))
        {
            throw new JsonException($"the state cannot be read: {error.Message}", error);
        }
    }

    // What reading throws for a part that is missing, of another kind, null, or out of its range.
    private static bool IsOfTheContent(Exception error) =>
        error is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException;

    private static ImmutableArray<LoggedPosition> Window(JsonElement root)
    {
        var window = root.GetProperty("window").Deserialize<LoggedPosition?[]>(StateJson.Options);
        return window is not null && !window.Contains(null)
            ? [.. window!]
            : throw new JsonException("the window lacks a position");
    }

    private static DeviceTime Time(JsonElement root, string name) => new(root.GetProperty(name).GetInt64());
}
