using Grpc.Core;
using Tracking.Cli.Running;
using Tracking.Client.Connections;
using Tracking.Client.Ingest;
using Tracking.Client.Traces;

namespace Tracking.Cli.Ingest;

/// <summary>
/// Sends the files over one stream. However it ends, there is a report: what is durable must be known most of all when
/// something went wrong.
/// </summary>
internal sealed class IngestRun(Invocation invocation, IngestPlan plan)
{
    private static readonly TimeSpan KeepOpenInterval = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = invocation.Terminal.Time;
    private readonly CancellationToken _cancellationToken = invocation.CancellationToken;
    private readonly VehicleRegistrar? _registrar =
        plan.RegisterClass is { } code ? new VehicleRegistrar(invocation.Connection, code) : null;

    private readonly Pacer? _pacer =
        plan.SpeedFactor is { } factor ? new Pacer(invocation.Terminal.Time, factor) : null;

    private IngestBatch _batch = new(plan.BatchRows);
    private long _bytesOfEarlierFiles;

    /// <summary>
    /// Runs to the end; <paramref name="onProgress"/> hears the bytes read so far and what became of the rows.
    /// </summary>
    public async Task<IngestReport> RunAsync(Action<long, IngestTotals> onProgress)
    {
        var started = _time.GetTimestamp();
        if (await FindMissingFileAsync() is { } missing)
        {
            return new IngestReport(IngestTotals.None, [], TimeSpan.Zero, [missing]);
        }

        await using var session = IngestSession.Start(invocation.Connection, _cancellationToken);
        var faults = await SendAllAsync(session, onProgress);
        if (faults.Count > 0 && _cancellationToken.IsCancellationRequested)
        {
            // A call that is cut off may say so in its own words.
            faults = [new OperationCanceledException(_cancellationToken)];
        }

        return new IngestReport(session.Totals, session.FirstRejections, _time.GetElapsedTime(started), faults);
    }

    // A wrong name in the middle of the list should not show after an hour of sending.
    private async Task<FailedException?> FindMissingFileAsync()
    {
        try
        {
            foreach (var file in plan.Files.Where(static file => file != IngestPlan.StandardInput))
            {
                await InputFile.Open(file).DisposeAsync();
            }

            return null;
        }
        catch (FailedException missing)
        {
            return missing;
        }
    }

    /// <summary>
    /// Sends everything and waits until it is judged; returns what was in the way, the gravest first.
    /// </summary>
    private async Task<List<Exception>> SendAllAsync(IngestSession session, Action<long, IngestTotals> onProgress)
    {
        var faults = new List<Exception>();
        try
        {
            if (await SendFilesAsync(session, onProgress) is { } unreadable)
            {
                faults.Add(unreadable);
            }

            // A file that cannot be read to its end leaves rows that can: they are sent and judged all the same.
            await SendBatchAsync(session);
            if (faults.Count == 0 || session.Totals.Sent > 0)
            {
                await session.FlushAsync();
            }
        }
        catch (RpcException refused)
        {
            faults.Insert(0, invocation.Connection.Explain(refused));
        }
        catch (Exception broken) when (broken is TrackingException or OperationCanceledException)
        {
            faults.Insert(0, broken);
        }

        return faults;
    }

    private async Task<Exception?> SendFilesAsync(IngestSession session, Action<long, IngestTotals> onProgress)
    {
        foreach (var file in plan.Files)
        {
            try
            {
                await using var reader = await OpenAsync(file);
                await SendFileAsync(session, reader, onProgress);
                _bytesOfEarlierFiles += reader.SourceBytesRead;
            }
            catch (Exception fault) when (fault is TraceException or FailedException)
            {
                return fault;
            }
        }

        return null;
    }

    private Task<TraceReader> OpenAsync(string file) => file == IngestPlan.StandardInput
        ? TraceReader.OpenAsync(invocation.Terminal.OpenInput(), "standard input", _cancellationToken)
        : TraceReader.OpenAsync(InputFile.Open(file), file, _cancellationToken);

    private async Task SendFileAsync(IngestSession session, TraceReader reader, Action<long, IngestTotals> onProgress)
    {
        while (await reader.ReadAsync(_cancellationToken) is { } row)
        {
            var wait = WaitBefore(row);
            if (wait > TimeSpan.Zero)
            {
                // What is due already does not wait for what is not.
                await SendBatchAsync(session);
                onProgress(_bytesOfEarlierFiles + reader.SourceBytesRead, session.Totals);
                await WaitAsync(session, wait);
            }

            _batch.Add(row);
            if (_batch.IsFull)
            {
                await SendBatchAsync(session);
                onProgress(_bytesOfEarlierFiles + reader.SourceBytesRead, session.Totals);
            }
        }
    }

    private async Task WaitAsync(IngestSession session, TimeSpan wait)
    {
        for (; wait > KeepOpenInterval; wait -= KeepOpenInterval)
        {
            await Task.Delay(KeepOpenInterval, _time, _cancellationToken);
            // An empty batch: servers end streams that stand idle for minutes.
            await session.SendAsync(new IngestBatch(1));
        }

        await Task.Delay(wait, _time, _cancellationToken);
    }

    private TimeSpan WaitBefore(TraceRow row) =>
        _pacer is null || row.Position is null ? TimeSpan.Zero : _pacer.WaitBefore(row.Position);

    private async Task SendBatchAsync(IngestSession session)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        if (_registrar is not null)
        {
            await _registrar.RegisterAsync(_batch.VehicleIds, _cancellationToken);
        }

        var full = _batch;
        _batch = new IngestBatch(plan.BatchRows);
        await session.SendAsync(full);
    }
}
