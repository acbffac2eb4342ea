using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Quarantine;

/// <summary>quarantine counts: how many rows were ever rejected, by reason.</summary>
internal static class QuarantineCountsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("counts", "Count what was ever rejected, by reason.");
        runner.Attach(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(Invocation invocation)
    {
        var counts = await invocation.Connection.Quarantine.CountRowsAsync(
            new CountRowsRequest(), cancellationToken: invocation.CancellationToken);
        var rows = new Rows<KeyValuePair<string, ulong>>(
            invocation,
            static () => new HumanTable("reason", ">rows"),
            static (table, entry) => table.Add(entry.Key, HumanTable.Whole((long)entry.Value)),
            static (json, entry) =>
            {
                json.WriteString("reason", entry.Key);
                json.WriteNumber("rows", entry.Value);
            });
        foreach (var entry in counts.Rejected.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            await rows.AddAsync(entry);
        }

        await rows.EndAsync("reason", "reasons");
    }
}
