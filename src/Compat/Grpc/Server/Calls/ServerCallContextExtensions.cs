using Microsoft.AspNetCore.Http;
using Tracking.Compat.Grpc.Server.Calls;

namespace Grpc.Core;

/// <summary>The way from a call to the HTTP request that carries it.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>Under this key in the user state, contexts of other makes may offer their request.</summary>
    private const string HttpContextKey = "__HttpContext";

    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        if (serverCallContext is HttpCallContext call)
        {
            return call.HttpContext;
        }

        return serverCallContext.UserState.TryGetValue(HttpContextKey, out var value) && value is HttpContext http
            ? http
            : throw new InvalidOperationException(
                "Could not get HttpContext from ServerCallContext: the call does not come from ASP.NET Core.");
    }
}
