using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers list: every registered driver, page by page.</summary>
internal static class DriversListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var company = new Option<string>("--company") { Description = "Only this company's.", HelpName = "C" };
        var command = new Command("list", "List drivers by id.") { company };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(company) ?? ""));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string company)
    {
        var rows = new Rows<Driver>(invocation, NewTable, Add, DriverJson.Write);
        await foreach (var driver in Pages.ReadAsync(token => PageAsync(invocation, company, token)))
        {
            await rows.AddAsync(driver);
        }

        await rows.EndAsync("driver", "drivers");
    }

    private static HumanTable NewTable() => new("driver", "name", "company", "licence");

    private static void Add(HumanTable table, Driver driver) => table.Add(
        driver.Registration.DriverId,
        driver.Registration.Name,
        driver.Registration.Company,
        driver.Registration.LicenceNumber);

    private static async Task<Page<Driver>> PageAsync(Invocation invocation, string company, string pageToken)
    {
        var page = await invocation.Connection.Drivers.ListDriversAsync(
            new ListDriversRequest { Company = company, PageSize = Pages.Size, PageToken = pageToken },
            cancellationToken: invocation.CancellationToken);
        return new Page<Driver>(page.Drivers, page.NextPageToken);
    }
}
