using Spectre.Console;
using Tracking.Cli.Live;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Client.Traces;

namespace Tracking.Cli.Replay;

/// <summary>Reads a trace, shifts it to now, and sends it at its pace.</summary>
internal sealed class ReplayRun(Invocation invocation, LivePace pace, string? ledger)
{
    private readonly TimeProvider _time = invocation.Terminal.Time;

    public async Task<int> RunAsync(string file)
    {
        ReplayTrace trace;
        await using (var reader = await TraceReader.OpenAsync(InputFile.Open(file), file, invocation.CancellationToken))
        {
            trace = await ReplayTrace.ReadAsync(reader, invocation.CancellationToken);
        }

        if (trace.Skipped > 0)
        {
            invocation.Human.Note(
                $"{HumanTable.Whole(trace.Skipped)} rows of {file} could not be read or have no time; they are left "
                + "out",
                Color.Yellow);
        }

        var started = _time.GetTimestamp();
        await using var sender = new LiveSender(invocation, ledger);
        try
        {
            await SendAsync(trace, sender);
        }
        catch (OperationCanceledException) when (invocation.CancellationToken.IsCancellationRequested)
        {
            // The report says how far it came.
        }

        var report = new LiveReport(
            trace.Vehicles, sender.Sent, sender.Status, _time.GetElapsedTime(started),
            invocation.CancellationToken.IsCancellationRequested);
        return await report.WriteAsync(invocation, json => json.WriteNumber("skipped", trace.Skipped));
    }

    private async Task SendAsync(ReplayTrace trace, LiveSender sender)
    {
        var first = pace.FirstTime(trace.Length);
        pace.Begin();
        foreach (var (offset, row) in trace.ShiftedTo(first))
        {
            var wait = pace.WaitBefore(offset);
            if (wait > TimeSpan.Zero)
            {
                await sender.WaitAsync(wait);
            }

            await sender.SendAsync(row);
        }

        await sender.FinishAsync();
    }
}
