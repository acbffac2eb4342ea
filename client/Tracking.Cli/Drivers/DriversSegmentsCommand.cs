using System.CommandLine;
using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers segments ID: when a driver drove, rested, or was not seen.</summary>
internal static class DriversSegmentsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The driver, or unknown@VEHICLE." };
        var from = InstantOption.Create("--from", "From this device time on; 24 hours before --to when not given.");
        var to = InstantOption.Create("--to", "Up to this device time; now when not given.");
        var command = new Command("segments", "List when a driver drove, rested, or was not seen.") { id, from, to };
        runner.Attach(command, invocation => RunAsync(invocation, new ListSegmentsRequest
        {
            DriverId = invocation.Get(id),
            From = invocation.Get(from),
            To = invocation.Get(to),
        }));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, ListSegmentsRequest request)
    {
        var answer = await invocation.Connection.Drivers.ListSegmentsAsync(
            request, cancellationToken: invocation.CancellationToken);
        var rows = new Rows<DriverSegment>(invocation, NewTable, Add, Write);
        foreach (var segment in answer.Segments)
        {
            await rows.AddAsync(segment);
        }

        await rows.EndAsync("segment", "segments");
    }

    private static HumanTable NewTable() => new("kind", "from (UTC)", "to (UTC)", ">minutes", "vehicle");

    private static void Add(HumanTable table, DriverSegment segment) => table.Add(
        segment.Kind,
        HumanTable.Instant(segment.Start),
        HumanTable.Instant(segment.End),
        HumanTable.Number((segment.End - segment.Start).ToTimeSpan().TotalMinutes, decimals: 1),
        segment.VehicleId);

    private static void Write(Utf8JsonWriter json, DriverSegment segment)
    {
        json.Text("kind", segment.Kind);
        json.Instant("start", segment.Start);
        json.Instant("end", segment.End);
        json.TextOrNull("vehicle", segment.VehicleId);
    }
}
