using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tracking.Cli.Running;

/// <summary>
/// What a person reads whose command line is wrong: each fault, and where the right one is described.
/// </summary>
internal static class BadUsage
{
    public static async Task WriteAsync(Terminal terminal, ParseResult parsed, IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            await terminal.Error.WriteLineAsync($"error: {fault}");
        }

        var command = string.Join(' ', PathOf(parsed.CommandResult).Reverse());
        await terminal.Error.WriteLineAsync($"Run '{command} --help' to see how it is used.");
    }

    private static IEnumerable<string> PathOf(CommandResult? result)
    {
        for (; result is not null; result = result.Parent as CommandResult)
        {
            // The root is called after the file it was started from, which is not how a person starts it.
            yield return result.Command is RootCommand ? "tracking" : result.Command.Name;
        }
    }
}
