using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.Client.Ingest;
using Tracking.Client.Spools;
using Tracking.V1;

namespace Tracking.Client.Sending;

/// <summary>
/// One stream of a <see cref="PositionSender"/>: batches go out in the spool's order while answers come in, at most
/// <see cref="IngestSession.MaximumBatchesInFlight"/> unanswered. A batch's sequence is the number of its last entry,
/// so an answer says by itself up to where the spool is acknowledged.
/// </summary>
internal sealed class SendingStream : IAsyncDisposable
{
    private readonly TrackingConnection _connection;
    private readonly PositionSpool _spool;
    private readonly PositionSenderOptions _options;
    private readonly Action<BatchAck> _onAnswer;
    private readonly SemaphoreSlim _freeSlots = new(IngestSession.MaximumBatchesInFlight);
    private readonly Lock _lock = new();
    private readonly Queue<IReadOnlyList<SpoolEntry>> _inFlight = [];
    private readonly CancellationTokenSource _overdue;

    public SendingStream(
        TrackingConnection connection, PositionSpool spool, PositionSenderOptions options, Action<BatchAck> onAnswer)
    {
        _connection = connection;
        _spool = spool;
        _options = options;
        _onAnswer = onAnswer;
        _overdue = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
    }

    /// <summary>Sends until there is nothing to send for long.</summary>
    /// <exception cref="TrackingException">The stream ended otherwise.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _overdue.Token);
        using var call = _connection.Telematics.StreamPositions(cancellationToken: ending.Token);
        var reading = ReadAsync(call, ending);
        try
        {
            await SendAsync(call, ending.Token);
        }
        catch
        {
            // The spool cannot be read: the stream ends before what it uses does.
            call.Dispose();
            await reading;
            throw;
        }

        if (await reading is { } fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw fault;
        }
    }

    public ValueTask DisposeAsync()
    {
        _overdue.Dispose();
        _freeSlots.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends until nothing came for long, or the call has ended: then the answers know why.</summary>
    private async Task SendAsync(
        AsyncDuplexStreamingCall<StreamPositionsRequest, StreamPositionsResponse> call, CancellationToken ending)
    {
        var sent = _spool.AcknowledgedThrough;
        try
        {
            while (await IsMoreAsync(sent, ending))
            {
                await _freeSlots.WaitAsync(ending);
                var entries = _spool.Read(sent, _options.BatchRows, IngestBatch.MaximumBytes);
                sent = entries[^1].Number;
                Note(entries);
                await call.RequestStream.WriteAsync(new StreamPositionsRequest
                {
                    Batch = new PositionBatch
                    {
                        Sequence = (ulong)sent,
                        Positions = { entries.Select(static entry => entry.Position) },
                    },
                });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception fault) when (fault is RpcException or InvalidOperationException or IOException
            or OperationCanceledException)
        {
            // What a write to a call that has ended throws depends on when it ended.
        }
    }

    private async Task<bool> IsMoreAsync(long sent, CancellationToken ending)
    {
        using var idle = new CancellationTokenSource(_options.IdleTimeout, _options.Time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, ending);
        try
        {
            await _spool.WhenBeyondAsync(sent, waiting.Token);
            return true;
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !ending.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Reads to the end of the stream; null when it ended well and everything was answered.</summary>
    private async Task<TrackingException?> ReadAsync(
        AsyncDuplexStreamingCall<StreamPositionsRequest, StreamPositionsResponse> call, CancellationTokenSource ending)
    {
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                if (call.ResponseStream.Current is { KindCase: StreamPositionsResponse.KindOneofCase.Ack } answer)
                {
                    Take(answer.Ack);
                }
            }

            return _inFlight.Count == 0
                ? null
                : Fault("stream_ended", "the server ended the stream before it had answered all");
        }
        catch (RpcException fault)
        {
            return Explain(fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or OperationCanceledException)
        {
            return Explain(fault);
        }
        catch (TrackingException fault)
        {
            return fault;
        }
        finally
        {
            // A sender that waits for a free slot or for something to send would not notice.
            await ending.CancelAsync();
        }
    }

    private TrackingException Explain(Exception fault) => _overdue.IsCancellationRequested
        ? new TrackingException(
            StatusCode.DeadlineExceeded,
            "answer_overdue",
            $"the server has not answered a batch within {_options.AnswerTimeout.TotalSeconds:0.#} s",
            fault)
        : fault is RpcException refused ? _connection.Explain(refused) : Fault("stream_ended", fault.Message);

    private static TrackingException Fault(string reason, string message) =>
        new(StatusCode.Unavailable, reason, message);

    private void Note(IReadOnlyList<SpoolEntry> entries)
    {
        lock (_lock)
        {
            _inFlight.Enqueue(entries);
            if (_inFlight.Count == 1)
            {
                _overdue.CancelAfter(_options.AnswerTimeout);
            }
        }
    }

    private void Take(BatchAck ack)
    {
        var entries = Match(ack);
        _spool.Acknowledge(entries[^1].Number);
        _onAnswer(ack);
        Tell(entries, ack);
        _freeSlots.Release();
    }

    private void Tell(IReadOnlyList<SpoolEntry> entries, BatchAck ack)
    {
        try
        {
            _options.OnAnswered?.Invoke([.. entries.Select(static entry => entry.Position)], ack);
            foreach (var rejection in ack.FirstRejections.Where(rejection => rejection.Index < entries.Count))
            {
                _options.OnRejected?.Invoke(new RejectedPosition(
                    entries[(int)rejection.Index].Position, rejection.Reason, rejection.Message));
            }
        }
        catch (Exception fault)
        {
            // Whoever listens has failed; the positions have not, and the sender must not die of it unseen.
            throw new TrackingException(StatusCode.Internal, "listener_failed", fault.Message, fault);
        }
    }

    private IReadOnlyList<SpoolEntry> Match(BatchAck ack)
    {
        lock (_lock)
        {
            var answered = ack.Accepted + ack.Duplicate + ack.Rejected.Values.Sum(static count => (long)count);
            if (!_inFlight.TryPeek(out var oldest)
                || (ulong)oldest[^1].Number != ack.Sequence
                || answered != oldest.Count)
            {
                throw new TrackingException(
                    StatusCode.Internal,
                    "protocol_breach",
                    $"the server broke the protocol: it answered {answered} rows of batch {ack.Sequence}, which was "
                    + "not the next");
            }

            _inFlight.Dequeue();
            _overdue.CancelAfter(_inFlight.Count > 0 ? _options.AnswerTimeout : Timeout.InfiniteTimeSpan);
            return oldest;
        }
    }
}
