using System.CommandLine;
using System.Text.Json;
using Grpc.Core;
using Tracking.Cli.Areas;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>vehicle watch: live positions at once and each time one moves, or who comes and goes in an area, until ^C.</summary>
internal static class VehicleWatchCommand
{
    public static Command Create(CommandRunner runner)
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "The vehicles, 1 to 1,000; or give an area, or say which.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = static _ => [],
        };
        var area = new Option<string>("--area")
        {
            Description = "Who enters, moves in and leaves this area: " + AreaArgument.Description,
            HelpName = "AREA",
        };
        var filter = new VehicleFilterOptions();
        var command = new Command("watch", "Follow the live positions of vehicles until ^C.") { ids, area };
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(
            invocation, invocation.Get(ids), invocation.Get(area), filter.Read(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string[] ids, string? area, VehicleFilter filter)
    {
        var isFiltered = !filter.Equals(new VehicleFilter());
        if (ids.Length > 0 ? area is not null || isFiltered : area is null && !isFiltered)
        {
            throw new BadUsageException("Name the vehicles to watch; or give --area or --prefix, --company and such instead.");
        }

        if (area is null)
        {
            await WatchAsync(invocation, new WatchVehiclesRequest { VehicleIds = { ids }, Filter = isFiltered ? filter : null });
        }
        else
        {
            var shape = await AreaArgument.ReadAsync(invocation, area);
            await AreaWatchOutput.RunAsync(invocation, new WatchAreaRequest { Area = shape, Filter = filter });
        }
    }

    private static async Task WatchAsync(Invocation invocation, WatchVehiclesRequest request)
    {
        using var call = invocation.Connection.Vehicles.WatchVehicles(
            request, cancellationToken: invocation.CancellationToken);
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

    private static string Describe(VehicleUpdate update) =>
        LiveLine.Of(update.VehicleId, update.Live, update.Skipped);
}
