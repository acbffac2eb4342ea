using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>area AREA: who is in an area now.</summary>
internal static class AreaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var area = AreaArgument.Create();
        var filter = new VehicleFilterOptions();
        var command = new Command("area", "List the vehicles in an area, by id.") { area };
        filter.AddTo(command);
        runner.Attach(command, async invocation => await ListAsync(
            invocation, await AreaArgument.ReadAsync(invocation, invocation.Get(area)), filter.Read(invocation)));
        return command;
    }

    private static async Task ListAsync(Invocation invocation, Area area, VehicleFilter filter)
    {
        var rows = NearbyRows.Of(invocation);
        await foreach (var vehicle in Pages.ReadAsync(token => PageAsync(invocation, area, filter, token)))
        {
            await rows.AddAsync(vehicle);
        }

        await rows.EndAsync("vehicle", "vehicles");
    }

    private static async Task<Page<NearbyVehicle>> PageAsync(
        Invocation invocation, Area area, VehicleFilter filter, string pageToken)
    {
        var page = await invocation.Connection.Vehicles.ListInAreaAsync(
            new ListInAreaRequest { Area = area, Filter = filter, PageSize = Pages.Size, PageToken = pageToken },
            cancellationToken: invocation.CancellationToken);
        return new Page<NearbyVehicle>(page.Vehicles, page.NextPageToken);
    }
}
