using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>Versions of one fence, as tables and as JSON with the whole GeoJSON feature.</summary>
internal static class FenceVersionText
{
    public static Rows<FenceVersion> Rows(Invocation invocation) => new(
        invocation,
        static () => new HumanTable("fence", ">version", "name", "state", ">known after", ">ended after"),
        AddRow,
        Write);

    /// <summary>What a change came to.</summary>
    public static async Task WriteAsync(Invocation invocation, FenceVersion version, string done)
    {
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => Write(json, version));
        }
        else
        {
            await invocation.Human.LineAsync($"fence {version.Fence.FenceId} {done}: version {version.Fence.Version}");
        }
    }

    private static void AddRow(HumanTable table, FenceVersion version) => table.Add(
        version.Fence.FenceId,
        HumanTable.Whole(version.Fence.Version),
        version.Fence.Name,
        version.HasEndedAfter ? "ended" : "stands",
        HumanTable.Whole(version.KnownAfter),
        version.HasEndedAfter ? HumanTable.Whole(version.EndedAfter) : "");

    private static void Write(Utf8JsonWriter json, FenceVersion version)
    {
        FenceText.Write(json, version.Fence);
        json.WriteNumber("known_after", version.KnownAfter);
        json.Number("ended_after", version.HasEndedAfter ? version.EndedAfter : null);
        json.WritePropertyName("feature");
        json.WriteRawValue(version.Feature);
    }
}
