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
    public static Task WriteAsync(Invocation invocation, FenceVersion version, string done) => invocation.IsJson
        ? invocation.Json.WriteLineAsync(json => Write(json, version))
        : invocation.Human.LineAsync($"fence {version.Fence.FenceId} {done}: version {version.Fence.Version}");

    private static string State(FenceVersion version) => version.HasEndedAfter ? "ended" : "stands";

    private static long? EndedAfter(FenceVersion version) => version.HasEndedAfter ? version.EndedAfter : null;

    private static void AddRow(HumanTable table, FenceVersion version) => table.Add(
        version.Fence.FenceId,
        HumanTable.Whole(version.Fence.Version),
        version.Fence.Name,
        State(version),
        HumanTable.Whole(version.KnownAfter),
        EndedAfter(version) is { } ended ? HumanTable.Whole(ended) : "");

    private static void Write(Utf8JsonWriter json, FenceVersion version)
    {
        FenceText.Write(json, version.Fence);
        json.WriteNumber("known_after", version.KnownAfter);
        json.Number("ended_after", EndedAfter(version));
        json.WritePropertyName("feature");
        json.WriteRawValue(version.Feature.Length == 0 ? "null" : version.Feature);
    }
}
