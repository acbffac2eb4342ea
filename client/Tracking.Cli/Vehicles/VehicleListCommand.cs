using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>vehicle list: registered vehicles, page by page.</summary>
internal static class VehicleListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var filter = new VehicleFilterOptions();
        var command = new Command("list", "List vehicles by id, with their live positions.");
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, filter.Read(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, VehicleFilter filter)
    {
        var rows = new Rows<Vehicle>(
            invocation,
            static () => new HumanTable(["vehicle", "class", "company", .. Fix.Headings]),
            static (table, vehicle) => table.Add(
            [
                vehicle.Registration.VehicleId,
                vehicle.Registration.VehicleClass,
                vehicle.Registration.Company,
                .. Fix.Cells(vehicle.Live),
            ]),
            VehicleJson.WriteListed);
        await foreach (var vehicle in Pages.ReadAsync(token => PageAsync(invocation, filter, token)))
        {
            await rows.AddAsync(vehicle);
        }

        await rows.EndAsync("vehicle", "vehicles");
    }

    private static async Task<Page<Vehicle>> PageAsync(Invocation invocation, VehicleFilter filter, string pageToken)
    {
        var page = await invocation.Connection.Vehicles.ListVehiclesAsync(
            new ListVehiclesRequest { Filter = filter, PageSize = Pages.Size, PageToken = pageToken },
            cancellationToken: invocation.CancellationToken);
        return new Page<Vehicle>(page.Vehicles, page.NextPageToken);
    }
}
