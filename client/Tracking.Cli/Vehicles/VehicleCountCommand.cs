using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>vehicle count: how many there are, by region and class.</summary>
internal static class VehicleCountCommand
{
    public static Command Create(CommandRunner runner)
    {
        var filter = new VehicleFilterOptions();
        var command = new Command("count", "Count vehicles by the regions they are in and by class.");
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, filter.Read(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, VehicleFilter filter)
    {
        var answer = await invocation.Connection.Vehicles.CountVehiclesAsync(
            new CountVehiclesRequest { Filter = filter }, cancellationToken: invocation.CancellationToken);
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json =>
            {
                json.WriteNumber("total", answer.Total);
                json.WriteStartArray("counts");
                foreach (var count in answer.Counts)
                {
                    json.WriteStartObject();
                    json.TextOrNull("region", count.RegionCode);
                    json.Text("class", count.VehicleClass);
                    json.WriteNumber("count", count.Count);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        var table = new HumanTable("region", "class", ">vehicles");
        foreach (var count in answer.Counts)
        {
            table.Add(
                count.RegionCode is "" ? "none" : count.RegionCode,
                count.VehicleClass,
                HumanTable.Whole((long)count.Count));
        }

        await invocation.Human.TableAsync(table);
        await invocation.Human.LineAsync($"{HumanTable.Whole((long)answer.Total)} vehicles in all");
    }
}
