using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
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
        var asOf = InstantOption.Create("--as-of", "As it was known before this instant of the server's clock.");
        var command = new Command("get", "Show one vehicle: registration, live position, open alerts.") { id, asOf };
        runner.Attach(command, invocation => invocation.Get(asOf) is { } instant
            ? RunAsOfAsync(invocation, invocation.Get(id), instant)
            : RunAsync(invocation, invocation.Get(id)));
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

    private static async Task RunAsOfAsync(Invocation invocation, string id, Timestamp instant)
    {
        var vehicle = await invocation.Connection.Vehicles.GetVehicleAsOfAsync(
            new GetVehicleAsOfRequest { VehicleId = id, ReceivedBefore = instant },
            cancellationToken: invocation.CancellationToken);
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => VehicleJson.WriteAsOf(json, vehicle, instant));
            return;
        }

        var table = Describe(vehicle.Registration);
        table.Add("known before (UTC)", HumanTable.Instant(instant));
        table.Add(
            "open alerts", HumanTable.List(vehicle.OpenAlerts.Select(static alert => $"{alert.Rule}:{alert.AlertId}")));
        AddLive(table, vehicle.Live);
        await invocation.Human.TableAsync(table);
    }

    private static HumanTable Describe(Vehicle vehicle)
    {
        var table = Describe(vehicle.Registration);
        table.Add("judged until (UTC)", HumanTable.Instant(vehicle.JudgedUntil));
        table.Add("open alerts", HumanTable.List(vehicle.OpenAlertIds));
        AddLive(table, vehicle.Live);
        return table;
    }

    private static HumanTable Describe(VehicleRegistration registration)
    {
        var table = new HumanTable("vehicle", registration.VehicleId);
        table.Add("class", registration.VehicleClass);
        table.Add("company", registration.Company);
        table.Add("home region", registration.HomeRegionCode);
        return table;
    }

    private static void AddLive(HumanTable table, StoredPosition? live)
    {
        if (live is null)
        {
            table.Add("live", "no position yet");
            return;
        }

        foreach (var (heading, cell) in Fix.Headings.Zip(Fix.Cells(live)))
        {
            table.Add("live " + heading.TrimStart('>'), cell);
        }
    }
}
