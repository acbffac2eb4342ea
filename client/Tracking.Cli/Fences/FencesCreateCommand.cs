using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>fences create FILE: one new fence.</summary>
internal static class FencesCreateCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = FeatureFile.CreateArgument();
        var command = new Command("create", "Create a fence; its id must not stand yet.") { file };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(file)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string path)
    {
        var feature = await FeatureFile.ReadAsync(invocation, path);
        var version = await invocation.Connection.Fences.CreateFenceAsync(
            new CreateFenceRequest { Feature = feature }, cancellationToken: invocation.CancellationToken);
        await FenceVersionText.WriteAsync(invocation, version, "created");
    }
}
