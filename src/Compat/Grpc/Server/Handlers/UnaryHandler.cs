using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Server.Calls;

namespace Tracking.Compat.Grpc.Server.Handlers;

internal sealed class UnaryHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    UnaryHandler<TService, TRequest, TResponse>.Implementation implementation,
    CallSettings settings,
    ILogger logger)
    : CallHandler<TService>(method, settings, logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    internal delegate Task<TResponse> Implementation(TService service, TRequest request, ServerCallContext context);

    protected override async Task InvokeAsync(HttpCallContext call)
    {
        var deserializer = method.RequestMarshaller.ContextualDeserializer;
        var request = await call.RequestBody.ReadSingleAsync(deserializer).ConfigureAwait(false);
        await using var lease = ServiceLease<TService>.From(call.HttpContext.RequestServices);
        var response = await implementation(lease.Service, request, call).ConfigureAwait(false);
        await call.ResponseBody.WriteSingleAsync(response, method.ResponseMarshaller).ConfigureAwait(false);
    }
}
