using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Tracks;

/// <summary>track ID: where a vehicle was, fix by fix.</summary>
internal static class TrackCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The vehicle." };
        var from = InstantOption.Create("--from", "The first device time wanted, such as 2018-08-04T02:29:30Z.");
        var to = InstantOption.Create("--to", "The device time before which to stop.");
        var limit = new Option<uint>("--limit") { Description = "Only the first so many.", HelpName = "N" };
        var tolerance = new Option<double>("--tolerance")
        {
            Description = "Leave out what lies within so many metres of the line between its neighbours, up to 10,000.",
            HelpName = "M",
        };
        var command = new Command("track", "List a vehicle's stored positions by device time.")
        {
            id, from, to, limit, tolerance,
        };
        runner.Attach(command, invocation => RunAsync(
            invocation,
            new GetTrackRequest
            {
                VehicleId = invocation.Get(id),
                From = invocation.Get(from),
                To = invocation.Get(to),
                Limit = invocation.Get(limit),
                ToleranceM = invocation.Get(tolerance),
            }));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, GetTrackRequest request)
    {
        if (request.From is { } from && request.To is { } to && from > to)
        {
            throw new BadUsageException("--from is after --to: nothing lies between them.");
        }

        var rows = new Rows<StoredPosition>(
            invocation,
            static () => new HumanTable([.. Fix.Headings, "received (UTC)"]),
            static (table, fix) => table.Add([.. Fix.Cells(fix), HumanTable.Instant(fix.ReceivedAt)]),
            Fix.Write);
        using var call = invocation.Connection.Vehicles.GetTrack(
            request, cancellationToken: invocation.CancellationToken);
        await foreach (var part in call.ResponseStream.ReadAllAsync(invocation.CancellationToken))
        {
            foreach (var fix in part.Positions)
            {
                await rows.AddAsync(fix);
            }
        }

        await rows.EndAsync("position", "positions");
    }
}
