using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Server.Calls;

namespace Tracking.Compat.Grpc.Server.Handlers;

internal sealed class ClientStreamingHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ClientStreamingHandler<TService, TRequest, TResponse>.Implementation implementation,
    CallSettings settings,
    ILogger logger)
    : CallHandler<TService>(method, settings, logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    internal delegate Task<TResponse> Implementation(
        TService service,
        IAsyncStreamReader<TRequest> requests,
        ServerCallContext context);

    protected override async Task InvokeAsync(HttpCallContext call)
    {
        LiftRequestGuards(call.HttpContext);
        var requests = new RequestStream<TRequest>(call, method.RequestMarshaller);
        await using var lease = ServiceLease<TService>.From(call.HttpContext.RequestServices);
        var response = await implementation(lease.Service, requests, call).ConfigureAwait(false);
        requests.Close();
        await call.ResponseBody.WriteSingleAsync(response, method.ResponseMarshaller).ConfigureAwait(false);
    }
}
