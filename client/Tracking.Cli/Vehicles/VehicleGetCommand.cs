using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>vehicle get ID: everything about one vehicle.</summary>
internal static class VehicleGetCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The vehicle." };
        var command = new Command("get", "Show one vehicle: registration, live position, open alerts.") { id };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(id)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string id)
    {
        var vehicle = await invocation.Connection.Vehicles.GetVehicleAsync(
            new GetVehicleRequest { VehicleId = id }, cancellationToken: invocation.CancellationToken);
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => VehicleJson.Write(json, vehicle));
        }
        else
        {
            await invocation.Human.TableAsync(Describe(vehicle));
        }
    }

    private static HumanTable Describe(Vehicle vehicle)
    {
        var table = new HumanTable("vehicle", vehicle.Registration.VehicleId);
        table.Add("class", vehicle.Registration.VehicleClass);
        table.Add("company", vehicle.Registration.Company);
        table.Add("home region", vehicle.Registration.HomeRegionCode);
        table.Add("judged until (UTC)", HumanTable.Instant(vehicle.JudgedUntil));
        table.Add("open alerts", HumanTable.List(vehicle.OpenAlertIds));
        if (vehicle.Live is null)
        {
            table.Add("live", "no position yet");
            return table;
        }

        foreach (var (heading, cell) in Fix.Headings.Zip(Fix.Cells(vehicle.Live)))
        {
            table.Add("live " + heading.TrimStart('>'), cell);
        }

        return table;
    }
}
