using Grpc.Core;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>The requests of a streaming call, one write at a time.</summary>
internal sealed class ClientStreamWriter<TRequest, TResponse> : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly ClientCall<TRequest, TResponse> _call;
    private readonly PooledBuffer _buffer = new();
    private readonly Lock _gate = new();
    private bool _isWriting;
    private bool _isCompleted;

    public ClientStreamWriter(ClientCall<TRequest, TResponse> call)
    {
        _call = call;
        call.RequestStream = Content;
        WriteOptions = call.Options.WriteOptions;
    }

    public RequestStreamContent Content { get; } = new();

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var registration = _call.CancelWith(cancellationToken);
        BeginWrite();
        try
        {
            await SendAsync(message).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The end of the call is the reason, if it has one yet; a stream that the server closed tells it to the
            // reader.
            throw _call.End?.ToException()
                ?? new RpcException(new Status(StatusCode.Cancelled, error.Message, error));
        }
        finally
        {
            EndWrite();
        }
    }

    public Task CompleteAsync()
    {
        ObjectDisposedException.ThrowIf(_call.IsDisposed, _call);
        lock (_gate)
        {
            if (_isWriting)
            {
                return Task.FromException(new InvalidOperationException(
                    "Can't complete the client stream writer because the previous write is in progress."));
            }

            _isCompleted = true;
        }

        Content.Complete();
        return Task.CompletedTask;
    }

    private void BeginWrite()
    {
        ObjectDisposedException.ThrowIf(_call.IsDisposed, _call);
        lock (_gate)
        {
            if (_isCompleted)
            {
                throw new InvalidOperationException("Request stream has already been completed.");
            }

            if (_call.End is { } end)
            {
                throw end.ToException();
            }

            if (_isWriting)
            {
                throw new InvalidOperationException(
                    "Can't write the message because the previous write is in progress.");
            }

            _isWriting = true;
        }
    }

    private async Task SendAsync(TRequest message)
    {
        var stream = await Content.Opened.ConfigureAwait(false);
        var options = WriteOptions;
        _call.Serialize(message, options, _buffer);
        await stream.WriteAsync(_buffer.Memory, _call.Aborted).ConfigureAwait(false);
        if (((options?.Flags ?? default) & WriteFlags.BufferHint) == 0)
        {
            await stream.FlushAsync(_call.Aborted).ConfigureAwait(false);
        }
    }

    private void EndWrite()
    {
        _buffer.Release();
        lock (_gate)
        {
            _isWriting = false;
        }
    }
}
