using System.Runtime.CompilerServices;
using Tracking.Compat.Grpc.Core.Calls;

namespace Grpc.Core;

/// <summary>
/// A call with one request, which is already on its way, and one response. Disposing an unfinished call cancels it.
/// </summary>
public sealed class AsyncUnaryCall<TResponse> : IDisposable
{
    private readonly CallHandle _handle;

    public AsyncUnaryCall(
        Task<TResponse> responseAsync,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction)
    {
        ResponseAsync = responseAsync;
        _handle = CallHandle.From(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    public AsyncUnaryCall(
        Task<TResponse> responseAsync,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state)
    {
        ResponseAsync = responseAsync;
        _handle = new CallHandle(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    public Task<TResponse> ResponseAsync { get; }

    public Task<Metadata> ResponseHeadersAsync => _handle.ResponseHeaders;

    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) =>
        ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>Throws InvalidOperationException while the call is not complete.</summary>
    public Status GetStatus() => _handle.Status;

    /// <summary>Throws InvalidOperationException while the call is not complete.</summary>
    public Metadata GetTrailers() => _handle.Trailers;

    public void Dispose() => _handle.Dispose();
}
