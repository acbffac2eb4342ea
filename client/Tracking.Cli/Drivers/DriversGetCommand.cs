using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers get ID: everything about one driver.</summary>
internal static class DriversGetCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The driver." };
        var command = new Command("get", "Show one driver.") { id };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(id)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string id)
    {
        var driver = await invocation.Connection.Drivers.GetDriverAsync(
            new GetDriverRequest { DriverId = id }, cancellationToken: invocation.CancellationToken);
        await (invocation.IsJson
            ? invocation.Json.WriteLineAsync(json => DriverJson.Write(json, driver))
            : invocation.Human.TableAsync(Describe(driver)));
    }

    private static HumanTable Describe(Driver driver)
    {
        var table = new HumanTable("driver", driver.Registration.DriverId);
        table.Add("name", driver.Registration.Name);
        table.Add("company", driver.Registration.Company);
        table.Add("licence", driver.Registration.LicenceNumber);
        return table;
    }
}
