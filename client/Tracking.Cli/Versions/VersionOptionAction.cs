using System.CommandLine;
using System.CommandLine.Invocation;
using Tracking.Cli.Output;
using Tracking.Cli.Running;

namespace Tracking.Cli.Versions;

/// <summary>--version: the client alone, without asking a server.</summary>
internal sealed class VersionOptionAction(TextWriter output, Option<bool> json) : AsynchronousCommandLineAction
{
    public static Option<bool> CreateOption(TextWriter output, Option<bool> json) => new("--version")
    {
        Description = "Show the version and build of this client.",
        Action = new VersionOptionAction(output, json),
    };

    public override async Task<int> InvokeAsync(
        ParseResult parseResult,
        CancellationToken cancellationToken = default)
    {
        if (parseResult.GetValue(json))
        {
            await new JsonOutput(output).WriteLineAsync(static writer => ClientVersion.Write(writer));
        }
        else
        {
            await output.WriteLineAsync($"tracking {ClientVersion.Version} ({ClientVersion.Build})");
        }

        return ExitCodes.Ok;
    }
}
