using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Client.Ingest;

/// <summary>
/// One stream of positions: batches go out while answers come in, at most <see cref="MaximumBatchesInFlight"/> of them
/// unanswered. When the stream fails, <see cref="Totals"/> tells what is durable and how many rows nobody can vouch
/// for. One sender at a time; totals may be read from any thread.
/// </summary>
public sealed class IngestSession : IAsyncDisposable
{
    /// <summary>
    /// How many batches may be unanswered: half of what the server reads ahead, so that it never stops reading, and
    /// what is in doubt when the connection breaks stays small.
    /// </summary>
    public const int MaximumBatchesInFlight = 8;

    private readonly TrackingConnection _connection;
    private readonly CancellationToken _cancellationToken;
    private readonly AsyncDuplexStreamingCall<StreamPositionsRequest, StreamPositionsResponse> _call;
    private readonly IngestLedger _ledger = new();
    private readonly SemaphoreSlim _freeSlots = new(MaximumBatchesInFlight);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task<Exception?> _answers;
    private bool _isFlushed;

    private IngestSession(TrackingConnection connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        _cancellationToken = cancellationToken;
        _call = connection.Telematics.StreamPositions(cancellationToken: cancellationToken);
        _answers = ReadAnswersAsync();
    }

    /// <summary>What became of the rows so far.</summary>
    public IngestTotals Totals => _ledger.Totals;

    /// <summary>The first rejected rows, at most 20.</summary>
    public IReadOnlyList<RejectedRow> FirstRejections => _ledger.FirstRejections;

    /// <summary>Opens a stream; <paramref name="cancellationToken"/> ends it at any time.</summary>
    public static IngestSession Start(TrackingConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new IngestSession(connection, cancellationToken);
    }

    /// <summary>Sends a batch; waits while too many are unanswered. The batch must not be changed afterwards.</summary>
    /// <exception cref="TrackingException">The stream has failed.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled.</exception>
    public async Task SendAsync(IngestBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            await _freeSlots.WaitAsync(_ended.Token);
        }
        catch (OperationCanceledException)
        {
            throw await FailureAsync();
        }

        await WriteAsync(new StreamPositionsRequest { Batch = _ledger.Send(batch) });
    }

    /// <summary>
    /// Says that all was sent, and waits until all of it is answered and judged. Nothing can be sent after it.
    /// </summary>
    /// <exception cref="TrackingException">The stream has failed.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled.</exception>
    public async Task FlushAsync()
    {
        await WriteAsync(new StreamPositionsRequest { Flush = new Flush() });
        try
        {
            await _call.RequestStream.CompleteAsync();
        }
        catch (Exception fault) when (IsEndOfCall(fault))
        {
            // The server may end the stream first: the answers tell whether that was well.
        }

        await _answers;
        if (!_isFlushed)
        {
            throw await FailureAsync();
        }
    }

    /// <summary>Ends the stream, if it has not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        // Cancels the call if it still runs; the answers then end.
        _call.Dispose();
        await _answers;
        _ended.Dispose();
        _freeSlots.Dispose();
    }

    private async Task WriteAsync(StreamPositionsRequest message)
    {
        try
        {
            await _call.RequestStream.WriteAsync(message);
        }
        catch (Exception fault) when (IsEndOfCall(fault))
        {
            throw await FailureAsync();
        }
    }

    // What a write to a call that has ended throws depends on when it ended; the answers have the real reason.
    private static bool IsEndOfCall(Exception fault) =>
        fault is RpcException or InvalidOperationException or IOException or OperationCanceledException;

    /// <summary>Reads to the end of the stream; returns what ended it, null when it ended well.</summary>
    private async Task<Exception?> ReadAnswersAsync()
    {
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None))
            {
                Take(_call.ResponseStream.Current);
            }

            return null;
        }
        catch (RpcException fault)
        {
            return _connection.Explain(fault);
        }
        catch (Exception fault) when (fault is TrackingException or InvalidOperationException or IOException
            or OperationCanceledException)
        {
            return fault;
        }
        finally
        {
            // A sender that waits for a free slot, or for the server to read on, would wait for ever.
            await _ended.CancelAsync();
            _call.Dispose();
        }
    }

    private void Take(StreamPositionsResponse answer)
    {
        switch (answer.KindCase)
        {
            case StreamPositionsResponse.KindOneofCase.Ack:
                _ledger.Take(answer.Ack);
                _freeSlots.Release();
                break;
            case StreamPositionsResponse.KindOneofCase.Flushed:
                _ledger.RequireAllAnswered();
                _isFlushed = true;
                break;
            default:
                // A kind that a later server may have; what this client needs does not change by it.
                break;
        }
    }

    private async Task<Exception> FailureAsync()
    {
        var failure = await _answers;
        if (_cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException(_cancellationToken);
        }

        return failure as TrackingException ?? new TrackingException(
            StatusCode.Unavailable,
            "stream_ended",
            "the server ended the stream before it had answered and judged everything",
            failure);
    }
}
