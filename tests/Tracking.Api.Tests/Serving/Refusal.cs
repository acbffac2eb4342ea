using Grpc.Core;

namespace Tracking.Api.Tests.Serving;

/// <summary>Errors as a client sees them.</summary>
internal static class Refusal
{
    /// <summary>The call ends with this status and this machine-readable reason.</summary>
    public static async Task<RpcException> IsAsync(StatusCode expected, string reason, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.True(
            (expected, reason) == (error.StatusCode, error.Trailers.GetValue("tracking-reason")),
            $"expected {expected}, {reason}, but it is {error}");
        return error;
    }

    public static Task<RpcException> IsAsync<T>(StatusCode expected, string reason, AsyncUnaryCall<T> call) =>
        IsAsync(expected, reason, () => call.ResponseAsync);

    /// <summary>Reading a server's stream ends with this status and reason.</summary>
    public static Task<RpcException> IsAsync<T>(StatusCode expected, string reason, IAsyncStreamReader<T> stream) =>
        IsAsync(expected, reason, async () =>
        {
            while (await stream.MoveNext(CancellationToken.None))
            {
            }
        });
}
