using Spectre.Console;
using Tracking.Cli.Ingest;
using Tracking.Cli.Live;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Client.Sending;
using Tracking.Client.Spools;
using Tracking.Client.Traces;
using Tracking.V1;

namespace Tracking.Cli.Forward;

/// <summary>
/// Reads rows into the spool while the sender empties it. With --json, each group of rows that became durable here is
/// told at once: whoever pipes rows in knows which it need not keep.
/// </summary>
internal sealed class ForwardRun(Invocation invocation, IReadOnlyList<string> files, SpoolOptions spool)
{
    /// <summary>Rows that become durable together: fewer flushes, and little to repeat when the writer dies.</summary>
    private const int GroupRows = 500;

    /// <summary>Rows described one by one; the others are only counted.</summary>
    private const int MaximumDescribed = 20;

    private static readonly TimeSpan FullWait = TimeSpan.FromSeconds(1);

    private readonly CancellationToken _cancellationToken = invocation.CancellationToken;
    private readonly List<Position> _group = [];
    private long _confirmed;
    private long _unreadable;
    private int _described;

    public async Task<int> RunAsync()
    {
        var faults = new FaultNotes(invocation.Human);
        await using var sender = PositionSender.Open(invocation.Connection, new PositionSenderOptions
        {
            Spool = spool,
            Time = invocation.Terminal.Time,
            OnAnswered = (_, _) => faults.Forget(),
            OnFault = faults.Tell,
            OnRejected = row => Describe($"{row.Position.VehicleId}: {row.Message} ({row.Reason})"),
        });
        var pendingBefore = sender.Status.Pending;
        try
        {
            foreach (var file in files)
            {
                await using var reader = await OpenAsync(file);
                await ReadAsync(reader, sender);
            }

            await sender.DrainAsync(_cancellationToken);
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
            invocation.Human.Note("interrupted", Color.Red);
        }

        await ReportAsync(sender.Status, pendingBefore);
        return _cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : ExitCodes.Ok;
    }

    private Task<TraceReader> OpenAsync(string file) => file == IngestPlan.StandardInput
        ? TraceReader.OpenAsync(invocation.Terminal.OpenInput(), "standard input", _cancellationToken)
        : TraceReader.OpenAsync(InputFile.Open(file), file, _cancellationToken);

    private async Task ReadAsync(TraceReader reader, PositionSender sender)
    {
        try
        {
            while (true)
            {
                var reading = reader.ReadAsync(_cancellationToken);
                if (_group.Count >= GroupRows || (_group.Count > 0 && !reading.IsCompleted))
                {
                    // What has come does not wait for what has not.
                    await KeepAsync(sender);
                }

                if (await reading is not { } row)
                {
                    break;
                }

                Take(row);
            }
        }
        finally
        {
            // A file that is damaged in the middle has rows before that.
            await KeepAsync(sender);
        }
    }

    private void Take(TraceRow row)
    {
        if (row.Position is { } position)
        {
            _group.Add(position);
            return;
        }

        _unreadable++;
        Describe($"{row.Source}, line {row.Line}: {row.Unreadable!.Problem}");
    }

    /// <summary>Makes the group durable; waits while there is no room for it.</summary>
    private async Task KeepAsync(PositionSender sender)
    {
        while (_group.Count > 0)
        {
            try
            {
                await sender.EnqueueAsync(_group);
            }
            catch (SpoolFullException)
            {
                await Task.Delay(FullWait, invocation.Terminal.Time, _cancellationToken);
                continue;
            }

            _confirmed += _group.Count;
            _group.Clear();
            if (invocation.IsJson)
            {
                await invocation.Json.WriteLineNowAsync(json => json.WriteNumber("confirmed", _confirmed));
            }
        }
    }

    private void Describe(string problem)
    {
        if (Interlocked.Increment(ref _described) <= MaximumDescribed)
        {
            invocation.Human.Note($"  {problem}", Color.Yellow);
        }
    }

    private Task ReportAsync(SenderStatus status, long pendingBefore)
    {
        if (invocation.IsJson)
        {
            return invocation.Json.WriteLineAsync(json =>
            {
                json.WriteNumber("confirmed", _confirmed);
                json.WriteNumber("unreadable", _unreadable);
                json.WriteNumber("accepted", status.Accepted);
                json.WriteNumber("duplicate", status.Duplicate);
                json.WriteStartObject("rejected");
                foreach (var (reason, count) in status.Rejected)
                {
                    json.WriteNumber(reason, count);
                }

                json.WriteEndObject();
                json.WriteNumber("pending", status.Pending);
            });
        }

        var earlier = pendingBefore > 0 ? $" and {HumanTable.Whole(pendingBefore)} kept from before" : "";
        var fault = status is { Pending: > 0, LastFault: { } last } ? $"; last fault: {last.Message}" : "";
        return invocation.Human.LineAsync(
            $"kept {HumanTable.Whole(_confirmed)} rows{earlier}, {HumanTable.Whole(_unreadable)} unreadable: "
            + $"{HumanTable.Whole(status.Accepted)} accepted, {HumanTable.Whole(status.Duplicate)} duplicate, "
            + $"{HumanTable.Whole(status.Rejected.Values.Sum())} rejected; "
            + $"{HumanTable.Whole(status.Pending)} still in the spool {spool.Folder}{fault}");
    }
}
