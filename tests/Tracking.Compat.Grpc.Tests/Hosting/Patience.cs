using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>
/// A net under tests that wait for something which must happen: without it a fault would hang the run.
/// </summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this AsyncUnaryCall<T> call) => call.ResponseAsync.Soon();

    public static Task<TResponse> Soon<TRequest, TResponse>(this AsyncClientStreamingCall<TRequest, TResponse> call) =>
        call.ResponseAsync.Soon();

    /// <summary>Completes when the token fires.</summary>
    public static Task Fires(this CancellationToken token)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(fired.SetResult);
        return fired.Task.Soon();
    }
}
