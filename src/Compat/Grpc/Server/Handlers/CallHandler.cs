using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Server.Calls;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Handlers;

/// <summary>
/// Runs the calls of one method: checks the request, activates the service, and turns the outcome into a status.
/// </summary>
internal abstract class CallHandler<TService>(IMethod method, CallSettings settings, ILogger logger)
    where TService : class
{
    public Task HandleAsync(HttpContext http)
    {
        if (!RequestCheck.Passes(http))
        {
            return Task.CompletedTask;
        }

        http.Response.ContentType = HeaderNames.ContentType;
        return RunAsync(new HttpCallContext(http, settings));
    }

    protected abstract Task InvokeAsync(HttpCallContext call);

    /// <summary>
    /// A stream may be quiet for hours and may carry more than any one request: neither guard fits it.
    /// </summary>
    protected static void LiftRequestGuards(HttpContext http)
    {
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }

    private async Task RunAsync(HttpCallContext call)
    {
        try
        {
            await InvokeAsync(call).ConfigureAwait(false);
            await call.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Report(call, error);
            await call.FailAsync(error).ConfigureAwait(false);
        }
    }

    private void Report(HttpCallContext call, Exception error)
    {
        if (error is RpcException rpc)
        {
            CallLog.EndedWithStatus(logger, method.FullName, rpc.StatusCode, rpc.Status.Detail);
        }
        else if (call.CancellationToken.IsCancellationRequested
            || call.HttpContext.RequestAborted.IsCancellationRequested)
        {
            CallLog.Cancelled(logger, method.FullName, error);
        }
        else
        {
            CallLog.Failed(logger, method.FullName, error);
        }
    }
}
