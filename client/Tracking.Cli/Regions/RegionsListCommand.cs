using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Regions;

/// <summary>regions list: every region, page by page.</summary>
internal static class RegionsListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("list", "List the regions by code.");
        runner.Attach(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(Invocation invocation)
    {
        var rows = new Rows<Region>(
            invocation,
            static () => new HumanTable("region", "name", "level", "parent"),
            static (table, region) => table.Add(region.Code, region.Name, region.Level, region.ParentCode),
            RegionJson.Write);
        await foreach (var region in Pages.ReadAsync(token => PageAsync(invocation, token)))
        {
            await rows.AddAsync(region);
        }

        await rows.EndAsync("region", "regions");
    }

    private static async Task<Page<Region>> PageAsync(Invocation invocation, string pageToken)
    {
        var page = await invocation.Connection.Regions.ListRegionsAsync(
            new ListRegionsRequest { PageSize = Pages.Size, PageToken = pageToken },
            cancellationToken: invocation.CancellationToken);
        return new Page<Region>(page.Regions, page.NextPageToken);
    }
}
