using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Tracking.Compat.Grpc.Server.Calls;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Routing;

/// <summary>Answers gRPC calls to paths that no service has; other requests to such paths are not touched.</summary>
internal static class UnimplementedCalls
{
    private const string MethodParameter = "unimplementedMethod";

    public static IEndpointConventionBuilder MapUnknownServices(IEndpointRouteBuilder endpoints) =>
        Map(endpoints, "{unimplementedService}", "Service is unimplemented.");

    public static IEndpointConventionBuilder MapUnknownMethods(IEndpointRouteBuilder endpoints, string serviceName) =>
        Map(endpoints, serviceName, "Method is unimplemented.");

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string service, string detail)
    {
        var pattern = RoutePatternFactory.Parse(
            $"{service}/{{{MethodParameter}}}",
            defaults: null,
            parameterPolicies: new Dictionary<string, object?> { [MethodParameter] = new OnlyGrpcCalls() });
        var endpoint = endpoints.Map(pattern, http => Answer(http, detail));
        endpoint.Add(builder => builder.DisplayName = $"gRPC - {detail} ({pattern.RawText})");
        return endpoint;
    }

    private static Task Answer(HttpContext http, string detail)
    {
        http.Response.ContentType = HeaderNames.ContentType;
        CallOutcome.Write(http.Response, new Status(StatusCode.Unimplemented, detail), trailers: null);
        return Task.CompletedTask;
    }

    private sealed class OnlyGrpcCalls : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext,
            IRouter? route,
            string routeKey,
            RouteValueDictionary values,
            RouteDirection routeDirection) =>
            httpContext is not null
            && HttpMethods.IsPost(httpContext.Request.Method)
            && HeaderNames.IsGrpcContentType(httpContext.Request.ContentType);
    }
}
