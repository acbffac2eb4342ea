using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Core.Calls;

/// <summary>An invoker without a network, as tests of client code use it.</summary>
internal sealed class RecordingInvoker : CallInvoker
{
    public string? Host { get; private set; }

    public string? Method { get; private set; }

    public CallOptions Options { get; private set; }

    public bool IsDisposed { get; private set; }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        AsyncUnaryCall(method, host, options, request).ResponseAsync.Result;

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        (Host, Method, Options) = (host, method.FullName, options);
        return new AsyncUnaryCall<TResponse>(
            Task.FromResult((TResponse)(object)new EchoReply { Text = "recorded" }),
            Task.FromResult(new Metadata { { "h", "1" } }),
            () => Status.DefaultSuccess,
            () => new Metadata { { "t", "2" } },
            () => IsDisposed = true);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
}
