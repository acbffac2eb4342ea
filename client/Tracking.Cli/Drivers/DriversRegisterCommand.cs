using System.CommandLine;
using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers register FILE | ID…: from a CSV file, or by their ids.</summary>
internal static class DriversRegisterCommand
{
    /// <summary>Drivers in one call: the most that the server takes.</summary>
    private const int CallSize = 10_000;

    public static Command Create(CommandRunner runner)
    {
        var drivers = new Argument<string[]>("FILE|ID")
        {
            Description = "A CSV file with the columns driver_id, name, company, licence_number; or the ids of drivers.",
            Arity = ArgumentArity.OneOrMore,
        };
        var company = new Option<string>("--company") { Description = "The company of drivers named by id.", HelpName = "C" };
        var command = new Command("register", "Register drivers; one who is known is replaced.") { drivers, company };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(drivers), invocation.Get(company) ?? ""));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string[] drivers, string company)
    {
        var registrations = drivers is [var only] && IsFile(only)
            ? await DriverFile.ReadAsync(only, invocation.CancellationToken)
            : [.. drivers.Select(id => new DriverRegistration { DriverId = id, Company = company })];
        var added = await SendAsync(invocation, registrations);
        await (invocation.IsJson
            ? invocation.Json.WriteLineAsync(json => Write(json, registrations.Count, added))
            : invocation.Human.LineAsync(Describe(registrations.Count, added)));
    }

    private static bool IsFile(string name) =>
        File.Exists(name) || name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static string Describe(int count, uint added) =>
        $"{HumanTable.Whole(count)} {(count == 1 ? "driver" : "drivers")} registered, {HumanTable.Whole(added)} of them new";

    private static void Write(Utf8JsonWriter json, int count, uint added)
    {
        json.WriteNumber("drivers", count);
        json.WriteNumber("new", added);
    }

    private static async Task<uint> SendAsync(Invocation invocation, IReadOnlyList<DriverRegistration> registrations)
    {
        var added = 0u;
        foreach (var part in registrations.Chunk(CallSize))
        {
            var answer = await invocation.Connection.Drivers.RegisterDriversAsync(
                new RegisterDriversRequest { Drivers = { part } }, cancellationToken: invocation.CancellationToken);
            added += answer.Registered;
        }

        return added;
    }
}
