using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>fences update FILE --version N: one standing fence, unless somebody else has changed it since.</summary>
internal static class FencesUpdateCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = FeatureFile.CreateArgument();
        var version = new Option<uint>("--version")
        {
            Description = "The version that you have changed; another one standing is refused.",
            Required = true,
        };
        var command = new Command("update", "Replace a standing fence by another version.") { file, version };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(file), invocation.Get(version)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string path, uint expected)
    {
        var feature = await FeatureFile.ReadAsync(invocation, path);
        var version = await invocation.Connection.Fences.UpdateFenceAsync(
            new UpdateFenceRequest { Feature = feature, ExpectedVersion = expected },
            cancellationToken: invocation.CancellationToken);
        await FenceVersionText.WriteAsync(invocation, version, "updated");
    }
}
