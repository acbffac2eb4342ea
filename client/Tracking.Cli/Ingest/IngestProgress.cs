using Spectre.Console;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Client.Ingest;

namespace Tracking.Cli.Ingest;

/// <summary>A progress bar on standard error while ingest runs, for a person who sees it.</summary>
internal static class IngestProgress
{
    /// <summary>Runs <paramref name="body"/>, which reports bytes read and totals as it goes.</summary>
    public static Task<IngestReport> ShowAsync(
        Invocation invocation,
        IngestPlan plan,
        Func<Action<long, IngestTotals>, Task<IngestReport>> body)
    {
        if (invocation.IsJson || !invocation.Terminal.ErrorIsTerminal)
        {
            return body(static (_, _) => { });
        }

        return invocation.Human.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                var total = TotalBytes(plan);
                var bar = progress.AddTask("sending", maxValue: total ?? 1);
                bar.IsIndeterminate = total is null;
                return body((bytes, totals) =>
                {
                    bar.Description = $"{HumanTable.Whole(totals.Acked)} rows acked";
                    bar.Value = total is null ? 0 : bytes;
                });
            });
    }

    // Nobody knows how long standard input is. A file that is not there is the command's to report.
    private static long? TotalBytes(IngestPlan plan) => plan.Files.Contains(IngestPlan.StandardInput)
        ? null
        : plan.Files.Select(static file => new FileInfo(file)).Sum(static file => file.Exists ? file.Length : 0);
}
