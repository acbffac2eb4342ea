using System.CommandLine;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers sign-on | sign-off DRIVER VEHICLE: who drives from when, and until when.</summary>
internal static class DriversSignCommand
{
    public static Command CreateOn(CommandRunner runner) => Create(
        runner, "sign-on", "A driver begins to drive a vehicle; whoever was signed on there is signed off.", OnAsync);

    public static Command CreateOff(CommandRunner runner) => Create(
        runner, "sign-off", "A driver stops driving a vehicle.", OffAsync);

    private static Command Create(
        CommandRunner runner,
        string name,
        string description,
        Func<Invocation, string, string, Timestamp, Task<(bool IsNew, Assignment? Assignment)>> sign)
    {
        var driver = new Argument<string>("DRIVER") { Description = "The driver." };
        var vehicle = new Argument<string>("VEHICLE") { Description = "The vehicle." };
        var at = InstantOption.Create("--at", "When, by the terminal's clock; now when not given.");
        var command = new Command(name, description) { driver, vehicle, at };
        runner.Attach(command, async invocation =>
        {
            var instant = invocation.Get(at) ?? Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            var answer = await sign(invocation, invocation.Get(driver), invocation.Get(vehicle), instant);
            await WriteAsync(invocation, answer.IsNew, answer.Assignment);
        });
        return command;
    }

    private static async Task<(bool IsNew, Assignment? Assignment)> OnAsync(
        Invocation invocation, string driver, string vehicle, Timestamp at)
    {
        var answer = await invocation.Connection.Drivers.SignOnAsync(
            new SignOnRequest { DriverId = driver, VehicleId = vehicle, At = at },
            cancellationToken: invocation.CancellationToken);
        return (answer.IsNew, answer.Assignment);
    }

    private static async Task<(bool IsNew, Assignment? Assignment)> OffAsync(
        Invocation invocation, string driver, string vehicle, Timestamp at)
    {
        var answer = await invocation.Connection.Drivers.SignOffAsync(
            new SignOffRequest { DriverId = driver, VehicleId = vehicle, At = at },
            cancellationToken: invocation.CancellationToken);
        return (answer.IsNew, answer.Assignment);
    }

    private static Task WriteAsync(Invocation invocation, bool isNew, Assignment? assignment)
    {
        return invocation.IsJson
            ? invocation.Json.WriteLineAsync(json => Write(json, isNew, assignment))
            : invocation.Human.LineAsync(Describe(assignment) + (isNew ? "" : " (known already)"));
    }

    private static void Write(Utf8JsonWriter json, bool isNew, Assignment? assignment)
    {
        json.WriteBoolean("new", isNew);
        DriverJson.Write(json, "assignment", assignment);
    }

    private static string Describe(Assignment? assignment) => assignment is null
        ? "noted; it begins or ends no assignment"
        : $"{assignment.DriverId} at {assignment.VehicleId} from {HumanTable.Instant(assignment.From)}"
            + $" to {(assignment.To is null ? "now" : HumanTable.Instant(assignment.To))}";
}
