using System.Text.Json;
using Grpc.Core;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.Cli.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>Who enters an area, moves in it and leaves it, line by line.</summary>
internal static class AreaWatchOutput
{
    public static async Task RunAsync(Invocation invocation, WatchAreaRequest request)
    {
        using var call = invocation.Connection.Vehicles.WatchArea(
            request, cancellationToken: invocation.CancellationToken);
        await foreach (var updates in call.ResponseStream.ReadAllAsync(invocation.CancellationToken))
        {
            foreach (var update in updates.Updates)
            {
                await (invocation.IsJson
                    ? invocation.Json.WriteLineNowAsync(json => Write(json, update))
                    : invocation.Human.LineNowAsync(
                        $"{update.Change,-7} {LiveLine.Of(update.VehicleId, update.Live, update.Skipped)}"));
            }
        }
    }

    private static void Write(Utf8JsonWriter json, AreaUpdate update)
    {
        json.Text("vehicle", update.VehicleId);
        json.Text("change", update.Change);
        Fix.Write(json, update.Live);
        json.WriteNumber("skipped", update.Skipped);
    }
}
