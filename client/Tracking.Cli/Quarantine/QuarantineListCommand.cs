using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Quarantine;

/// <summary>quarantine list: rejected rows, newest first.</summary>
internal static class QuarantineListCommand
{
    // A table is for looking at; --json and export give all of it.
    private const int ShownCharacters = 80;

    public static Command Create(CommandRunner runner)
    {
        var options = new QuarantineFilterOptions();
        var command = new Command("list", "List rejected rows, newest first.");
        options.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, options.Filter(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, QuarantineFilter filter)
    {
        var rows = new Rows<QuarantinedRow>(
            invocation,
            static () => new HumanTable(
                ">number", "received (UTC)", "source", "vehicle", "reason", "problem", ">line", "content"),
            static (table, row) => table.Add(
                HumanTable.Whole((long)row.Number),
                HumanTable.Instant(row.ReceivedAt),
                row.Source,
                row.VehicleId,
                row.Reason,
                row.Problem,
                row.Line == 0 ? "" : HumanTable.Whole((long)row.Line),
                OneLine(row.Content)),
            QuarantineJson.Write);
        await foreach (var row in Pages.ReadAsync(token => PageAsync(invocation, filter, token)))
        {
            await rows.AddAsync(row);
        }

        await rows.EndAsync("row", "rows");
    }

    private static async Task<Page<QuarantinedRow>> PageAsync(
        Invocation invocation, QuarantineFilter filter, string pageToken)
    {
        var page = await invocation.Connection.Quarantine.ListRowsAsync(
            new ListRowsRequest { Filter = filter, PageSize = Pages.Size, PageToken = pageToken },
            cancellationToken: invocation.CancellationToken);
        return new Page<QuarantinedRow>(page.Rows, page.NextPageToken);
    }

    // What was rejected may hold anything, control characters that would drive a terminal too.
    private static string OneLine(string content)
    {
        var shown = content.Length > ShownCharacters ? string.Concat(content.AsSpan(0, ShownCharacters), "…") : content;
        return string.Concat(shown.Select(static character => char.IsControl(character) ? '␣' : character));
    }
}
