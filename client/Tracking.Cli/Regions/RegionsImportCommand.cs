using System.CommandLine;
using Tracking.Cli.Fences;
using Tracking.Cli.Output;
using Tracking.Cli.Running;

namespace Tracking.Cli.Regions;

/// <summary>regions import FILE: all of a GeoJSON file, or nothing.</summary>
internal static class RegionsImportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = GeoJsonUpload.CreateArgument();
        var command = new Command("import", "Import regions; one with a known code replaces it.") { file };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(file)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string path)
    {
        await using var file = GeoJsonUpload.Open(invocation, path);
        using var call = invocation.Connection.Regions.ImportRegions(cancellationToken: invocation.CancellationToken);
        var answer = await GeoJsonUpload.SendAsync(call, file, invocation.CancellationToken);
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => json.WriteNumber("imported", answer.Imported));
        }
        else
        {
            await invocation.Human.LineAsync($"{HumanTable.Whole(answer.Imported)} regions imported from {path}");
        }
    }
}
