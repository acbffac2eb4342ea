using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>vehicle watch ID…: the live position at once and each time it moves, until ^C.</summary>
internal static class VehicleWatchCommand
{
    public static Command Create(CommandRunner runner)
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "The vehicles, 1 to 1,000.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("watch", "Follow the live positions of vehicles until ^C.") { ids };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(ids)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string[] ids)
    {
        using var call = invocation.Connection.Vehicles.WatchVehicles(
            new WatchVehiclesRequest { VehicleIds = { ids } }, cancellationToken: invocation.CancellationToken);
        await foreach (var update in call.ResponseStream.ReadAllAsync(invocation.CancellationToken))
        {
            if (invocation.IsJson)
            {
                await invocation.Json.WriteLineNowAsync(json => Write(json, update));
            }
            else
            {
                await invocation.Human.LineNowAsync(Describe(update));
            }
        }
    }

    private static void Write(Utf8JsonWriter json, VehicleUpdate update)
    {
        json.Text("vehicle", update.VehicleId);
        Fix.Write(json, update.Live);
        json.WriteNumber("skipped", update.Skipped);
    }

    private static string Describe(VehicleUpdate update)
    {
        var position = update.Live.Position;
        var speed = position.HasSpeedKmh ? HumanTable.Number(position.SpeedKmh, decimals: 1) : "-";
        var skipped = update.Skipped > 0 ? $"  {update.Skipped} skipped" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{HumanTable.Instant(position.DeviceTime),-24} {update.VehicleId,-14} {position.LatitudeDeg,11:F6}°"
            + $" {position.LongitudeDeg,11:F6}° {speed,6} km/h  {update.Live.RegionCodes.LastOrDefault("-")}"
            + $"  {HumanTable.List(update.Live.Flags)}{skipped}").TrimEnd();
    }
}
