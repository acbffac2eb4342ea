using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers assignments ID: which vehicles a driver was signed on at; or who was at a vehicle.</summary>
internal static class DriversAssignmentsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The driver; with --vehicle, the vehicle." };
        var ofVehicle = new Option<bool>("--vehicle") { Description = "ID is a vehicle: list who drove it." };
        var from = InstantOption.Create("--from", "Only what holds at or after it; 31 days before --to when not given.");
        var to = InstantOption.Create("--to", "Only what begins before it; now when not given.");
        var command = new Command("assignments", "List where a driver was signed on.") { id, ofVehicle, from, to };
        runner.Attach(command, invocation => RunAsync(invocation, new ListAssignmentsRequest
        {
            DriverId = invocation.Get(ofVehicle) ? "" : invocation.Get(id),
            VehicleId = invocation.Get(ofVehicle) ? invocation.Get(id) : "",
            From = invocation.Get(from),
            To = invocation.Get(to),
        }));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, ListAssignmentsRequest request)
    {
        var answer = await invocation.Connection.Drivers.ListAssignmentsAsync(
            request, cancellationToken: invocation.CancellationToken);
        var rows = new Rows<Assignment>(invocation, NewTable, Add, DriverJson.Write);
        foreach (var assignment in answer.Assignments)
        {
            await rows.AddAsync(assignment);
        }

        await rows.EndAsync("assignment", "assignments");
    }

    private static HumanTable NewTable() => new("driver", "vehicle", "from (UTC)", "to (UTC)");

    private static void Add(HumanTable table, Assignment assignment) => table.Add(
        assignment.DriverId,
        assignment.VehicleId,
        HumanTable.Instant(assignment.From),
        HumanTable.Instant(assignment.To));
}
