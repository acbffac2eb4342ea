using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Server.Calls;

namespace Tracking.Compat.Grpc.Server.Handlers;

internal sealed class ServerStreamingHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServerStreamingHandler<TService, TRequest, TResponse>.Implementation implementation,
    CallSettings settings,
    ILogger logger)
    : CallHandler<TService>(method, settings, logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    internal delegate Task Implementation(
        TService service,
        TRequest request,
        IServerStreamWriter<TResponse> responses,
        ServerCallContext context);

    protected override async Task InvokeAsync(HttpCallContext call)
    {
        var deserializer = method.RequestMarshaller.ContextualDeserializer;
        var request = await call.RequestBody.ReadSingleAsync(deserializer).ConfigureAwait(false);
        var responses = new ResponseStream<TResponse>(call, method.ResponseMarshaller);
        try
        {
            await using var lease = ServiceLease<TService>.From(call.HttpContext.RequestServices);
            await implementation(lease.Service, request, responses, call).ConfigureAwait(false);
        }
        finally
        {
            responses.Close();
        }
    }
}
