using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>The responses of a streaming call, one write at a time.</summary>
internal sealed class ResponseStream<TResponse>(HttpCallContext call, Marshaller<TResponse> marshaller)
    : IServerStreamWriter<TResponse>
    where TResponse : class
{
    private const int CancelErrorCode = 8;

    private readonly CancellationToken _aborted = call.HttpContext.RequestAborted;
    private int _isWriting;
    private volatile bool _isClosed;

    public WriteOptions? WriteOptions
    {
        get => call.WriteOptions;
        set => call.WriteOptions = value;
    }

    public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TResponse message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (_isClosed || _aborted.IsCancellationRequested)
        {
            throw new InvalidOperationException("Can't write the message because the request is complete.");
        }

        if (Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            throw new InvalidOperationException(
                "Can't write the message because the previous write is in progress.");
        }

        try
        {
            // A message that is half out cannot be taken back: cancelling its write resets the call.
            using var reset = cancellationToken.UnsafeRegister(
                static state => ((IHttpResetFeature?)state)?.Reset(CancelErrorCode),
                call.HttpContext.Features.Get<IHttpResetFeature>());
            await call.ResponseBody.WriteAsync(message, marshaller, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    public void Close() => _isClosed = true;
}
