using Tracking.Compat.Grpc.Core.Calls;

namespace Grpc.Core;

/// <summary>
/// A call with one request, which is already on its way, and many responses. Disposing an unfinished call cancels it.
/// </summary>
public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
{
    private readonly CallHandle _handle;

    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction)
    {
        ResponseStream = responseStream;
        _handle = CallHandle.From(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state)
    {
        ResponseStream = responseStream;
        _handle = new CallHandle(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    public Task<Metadata> ResponseHeadersAsync => _handle.ResponseHeaders;

    /// <summary>Throws InvalidOperationException while the call is not complete.</summary>
    public Status GetStatus() => _handle.Status;

    /// <summary>Throws InvalidOperationException while the call is not complete.</summary>
    public Metadata GetTrailers() => _handle.Trailers;

    public void Dispose() => _handle.Dispose();
}
