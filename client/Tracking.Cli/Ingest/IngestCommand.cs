using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Ingest;

/// <summary>ingest FILE…: sends traces, and ends when all of it is durable and judged.</summary>
internal static class IngestCommand
{
    public static Command Create(CommandRunner runner)
    {
        var options = new IngestOptions();
        var command = new Command("ingest", "Send traces to the server; ends when all is acked and judged. Fails when no row at all was taken.");
        options.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, options.Plan(invocation)));
        return command;
    }

    private static async Task<int> RunAsync(Invocation invocation, IngestPlan plan)
    {
        var report = await IngestProgress.ShowAsync(invocation, plan, new IngestRun(invocation, plan).RunAsync);
        await report.WriteAsync(invocation);
        return report.Faults switch
        {
            // One bad row among good ones is what quarantine is for; nothing but bad rows is a refusal.
            [] when report.Totals is { Acked: 0, RejectedRows: > 0 } => ExitCodes.Failed,
            [] => ExitCodes.Ok,
            [OperationCanceledException] => ExitCodes.Interrupted,
            _ => ExitCodes.Failed,
        };
    }
}
