using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Tracking.Compat.Grpc.Server.Calls;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Handlers;

/// <summary>
/// Refuses requests that are no gRPC calls, in HTTP's own terms since their sender may not know gRPC's.
/// </summary>
internal static class RequestCheck
{
    public static bool Passes(HttpContext http)
    {
        if (!HeaderNames.IsGrpcContentType(http.Request.ContentType))
        {
            Refuse(http.Response, StatusCodes.Status415UnsupportedMediaType, http.Request.ContentType is null
                ? "Content-Type is missing from the request."
                : $"Content-Type '{http.Request.ContentType}' is not supported.");
            return false;
        }

        if (!HttpProtocol.IsHttp2(http.Request.Protocol) && !HttpProtocol.IsHttp3(http.Request.Protocol))
        {
            http.Response.Headers.Upgrade = HttpProtocol.Http2;
            Refuse(
                http.Response,
                StatusCodes.Status426UpgradeRequired,
                $"Request protocol '{http.Request.Protocol}' is not supported.");
            return false;
        }

        return true;
    }

    private static void Refuse(HttpResponse response, int httpStatus, string detail)
    {
        response.StatusCode = httpStatus;
        CallOutcome.Write(response, new Status(StatusCode.Internal, detail), trailers: null);
    }
}
