using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.Cli.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>area AREA: who is in an area now, or was between two instants.</summary>
internal static class AreaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var area = AreaArgument.Create();
        var from = InstantOption.Create("--from", "Who was there: the first device time, such as 2018-08-04T02:00:00Z.");
        var to = InstantOption.Create("--to", "Who was there: the device time before which to stop.");
        var filter = new VehicleFilterOptions();
        var command = new Command("area", "List the vehicles in an area now, or who was there, by id.") { area, from, to };
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(
            invocation, invocation.Get(area), filter.Read(invocation), invocation.Get(from), invocation.Get(to)));
        return command;
    }

    private static async Task RunAsync(
        Invocation invocation, string area, VehicleFilter filter, Timestamp? from, Timestamp? to)
    {
        if ((from is null) != (to is null))
        {
            throw new BadUsageException("--from and --to go together: without both the answer is who is there now.");
        }

        if (from is not null && from >= to)
        {
            throw new BadUsageException("--from is not before --to: nothing lies between them.");
        }

        var shape = await AreaArgument.ReadAsync(invocation, area);
        await (from is null
            ? ListAsync(invocation, shape, filter)
            : VisitorRows.ListAsync(
                invocation, new ListVisitorsRequest { Area = shape, Filter = filter, From = from, To = to }));
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
