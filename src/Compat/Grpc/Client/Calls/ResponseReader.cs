using Grpc.Core;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>The responses of a streaming call, one read at a time. Reading to the end is what ends the call.</summary>
internal sealed class ResponseReader<TRequest, TResponse>(ClientCall<TRequest, TResponse> call)
    : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private static readonly Task<bool> False = Task.FromResult(false);

    private ResponseFrames<TResponse>? _frames;
    private int _isReading;

    public TResponse Current { get; private set; } = null!;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(call.IsDisposed, call);
        if (call.End is { } end)
        {
            return end.IsOk ? False : Task.FromException<bool>(end.ToException());
        }

        return Interlocked.Exchange(ref _isReading, 1) == 0
            ? ReadAsync(cancellationToken)
            : Task.FromException<bool>(new InvalidOperationException(
                "Can't read the next message because the previous read is still in progress."));
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        using var registration = call.CancelWith(cancellationToken);
        try
        {
            var response = await call.HeadersArrived.ConfigureAwait(false);
            if (call.End is not { } end)
            {
                _frames ??= await call.OpenResponseAsync(response).ConfigureAwait(false);

                // The last message may be collected while a quiet stream waits for the next.
                Current = null!;
                if (await _frames.ReadAsync(call.Aborted).ConfigureAwait(false) is { } message)
                {
                    Current = message;
                    return true;
                }

                end = call.Complete(ResponseStatus.OfTrailers(response));
            }

            return end.IsOk ? false : throw end.ToException();
        }
        catch (Exception error)
        {
            throw call.Fail("Error reading next message.", error);
        }
        finally
        {
            if (call.End is not null)
            {
                _frames?.Dispose();
            }

            Volatile.Write(ref _isReading, 0);
        }
    }
}
