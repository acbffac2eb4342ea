using Grpc.Core;
using Grpc.Net.Client;
using Tracking.Compat.Grpc.Client.Calls;

namespace Tracking.Compat.Grpc.Client.Channels;

/// <summary>Starts the calls of a channel. The host is not used: the channel's address says where calls go.</summary>
internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        AsyncUnaryCall(method, host, options, request).ResponseAsync.GetAwaiter().GetResult();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        call.StartWithSingleResponse(new SingleRequestContent<TRequest, TResponse>(call, request));
        return new AsyncUnaryCall<TResponse>(
            call.Response, Functions.Headers, Functions.Status, Functions.Trailers, Functions.Dispose, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        var reader = call.StartWithResponseStream(new SingleRequestContent<TRequest, TResponse>(call, request));
        return new AsyncServerStreamingCall<TResponse>(
            reader, Functions.Headers, Functions.Status, Functions.Trailers, Functions.Dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        var writer = new ClientStreamWriter<TRequest, TResponse>(call);
        call.StartWithSingleResponse(writer.Content);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            writer, call.Response, Functions.Headers, Functions.Status, Functions.Trailers, Functions.Dispose, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        var writer = new ClientStreamWriter<TRequest, TResponse>(call);
        var reader = call.StartWithResponseStream(writer.Content);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            writer, reader, Functions.Headers, Functions.Status, Functions.Trailers, Functions.Dispose, call);
    }

    /// <summary>Allocated once, since every call hands them out.</summary>
    private static class Functions
    {
        public static readonly Func<object, Task<Metadata>> Headers = call => ((ClientCall)call).ResponseHeaders;
        public static readonly Func<object, Status> Status = call => ((ClientCall)call).GetStatus();
        public static readonly Func<object, Metadata> Trailers = call => ((ClientCall)call).GetTrailers();
        public static readonly Action<object> Dispose = call => ((ClientCall)call).Dispose();
    }
}
