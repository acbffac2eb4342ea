using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace Tracking.Api.Errors;

/// <summary>
/// Ends calls that would go on for ever when the server stops: their clients are told to come again, and the server
/// need not wait for them.
/// </summary>
internal sealed class LongCall(IHostApplicationLifetime lifetime)
{
    /// <summary>Runs a call with a token that is cancelled when the client goes or the server stops.</summary>
    /// <exception cref="RpcException">The server is stopping: UNAVAILABLE, reason <c>server_stopping</c>.</exception>
    public async Task RunAsync(ServerCallContext context, Func<CancellationToken, Task> call)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await call(either.Token);
        }
        catch (OperationCanceledException) when (
            lifetime.ApplicationStopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw ApiError.ServerStopping();
        }
    }
}
