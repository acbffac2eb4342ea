using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>fences list: every standing fence, page by page.</summary>
internal static class FencesListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var filter = new FenceFilterOptions();
        var command = new Command("list", "List the standing fences by id.");
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, filter.Of(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, FenceFilter filter)
    {
        var rows = FenceText.Rows(invocation);
        await foreach (var fence in Pages.ReadAsync(token => PageAsync(invocation, filter, token)))
        {
            await rows.AddAsync(fence);
        }

        await rows.EndAsync("fence", "fences");
    }

    private static async Task<Page<Fence>> PageAsync(Invocation invocation, FenceFilter filter, string pageToken)
    {
        var page = await invocation.Connection.Fences.ListFencesAsync(
            new ListFencesRequest { PageSize = Pages.Size, PageToken = pageToken, Filter = filter },
            cancellationToken: invocation.CancellationToken);
        return new Page<Fence>(page.Fences, page.NextPageToken);
    }
}
