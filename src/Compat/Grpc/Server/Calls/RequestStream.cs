using Grpc.Core;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>
/// The requests of a streaming call. Once the method has returned, a forgotten reader gets an error, no data.
/// </summary>
internal sealed class RequestStream<TRequest>(HttpCallContext call, Marshaller<TRequest> marshaller)
    : IAsyncStreamReader<TRequest>
    where TRequest : class
{
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> False = Task.FromResult(false);

    private readonly CancellationToken _aborted = call.HttpContext.RequestAborted;
    private volatile bool _isClosed;

    public TRequest Current { get; private set; } = null!;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        if (_isClosed || _aborted.IsCancellationRequested)
        {
            return Task.FromException<bool>(
                new InvalidOperationException("Can't read messages after the request is complete."));
        }

        // The last message may be collected while a quiet stream waits for the next.
        Current = null!;
        var read = call.RequestBody.ReadAsync(marshaller.ContextualDeserializer, cancellationToken);
        return read.IsCompletedSuccessfully ? (Take(read.Result) ? True : False) : AwaitAsync(read);
    }

    public void Close() => _isClosed = true;

    private async Task<bool> AwaitAsync(ValueTask<TRequest?> read) => Take(await read.ConfigureAwait(false));

    private bool Take(TRequest? message)
    {
        Current = message!;
        return message is not null;
    }
}
