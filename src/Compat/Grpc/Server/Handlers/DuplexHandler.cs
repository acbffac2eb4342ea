using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Server.Calls;

namespace Tracking.Compat.Grpc.Server.Handlers;

internal sealed class DuplexHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    DuplexHandler<TService, TRequest, TResponse>.Implementation implementation,
    CallSettings settings,
    ILogger logger)
    : CallHandler<TService>(method, settings, logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    internal delegate Task Implementation(
        TService service,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        ServerCallContext context);

    protected override async Task InvokeAsync(HttpCallContext call)
    {
        LiftRequestGuards(call.HttpContext);
        var requests = new RequestStream<TRequest>(call, method.RequestMarshaller);
        var responses = new ResponseStream<TResponse>(call, method.ResponseMarshaller);
        try
        {
            await using var lease = ServiceLease<TService>.From(call.HttpContext.RequestServices);
            await implementation(lease.Service, requests, responses, call).ConfigureAwait(false);
        }
        finally
        {
            requests.Close();
            responses.Close();
        }
    }
}
