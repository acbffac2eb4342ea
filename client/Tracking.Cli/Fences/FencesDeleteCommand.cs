using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>fences delete ID: the fence stands no longer.</summary>
internal static class FencesDeleteCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The fence." };
        var version = new Option<uint>("--version") { Description = "The version that must stand; any when not given." };
        var command = new Command("delete", "Delete a fence.") { id, version };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(id), invocation.Get(version)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string id, uint expected)
    {
        await invocation.Connection.Fences.DeleteFenceAsync(
            new DeleteFenceRequest { FenceId = id, ExpectedVersion = expected },
            cancellationToken: invocation.CancellationToken);
        await ReportAsync(invocation, id);
    }

    private static Task ReportAsync(Invocation invocation, string id) => invocation.IsJson
        ? invocation.Json.WriteLineAsync(json => json.WriteString("deleted", id))
        : invocation.Human.LineAsync($"fence {id} deleted");
}
