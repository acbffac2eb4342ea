using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace Tracking.Api.Errors;

/// <summary>
/// Ends calls that would go on for ever when the server stops: their clients are told to come again, and the server
/// need not wait for them.
/// </summary>
/// <remarks>
/// Two tokens, because a stream cannot take back a message that is half out: cancelling its write resets the stream, and
/// the client would see that instead of the reason. So what waits is cancelled at once, and what is being written gets
/// <see cref="WriteGrace"/>.
/// </remarks>
internal sealed class LongCall(IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>
    /// How long a write may still take once the server stops. Any reader that reads is done by then; one that does not
    /// is cut off well before the host's own limit of 30 s would cut off everybody.
    /// </summary>
    public static readonly TimeSpan WriteGrace = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs a call with a writer for its responses and a token for all else that it waits for, which is cancelled when
    /// the client goes or the server stops.
    /// </summary>
    /// <exception cref="RpcException">The server is stopping: UNAVAILABLE, reason <c>server_stopping</c>.</exception>
    public async Task RunAsync<TResponse>(
        ServerCallContext context,
        IServerStreamWriter<TResponse> responses,
        Func<IServerStreamWriter<TResponse>, CancellationToken, Task> call)
    {
        var stopping = lifetime.ApplicationStopping;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stopping);
        using var overdue = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, overdue.Token);
        await using var stop = stopping.Register(() => overdue.CancelAfter(WriteGrace));
        try
        {
            await call(new LongCallWriter<TResponse>(responses, writing.Token), waiting.Token);
        }
        catch (OperationCanceledException) when (
            stopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw ApiError.ServerStopping();
        }
    }
}
