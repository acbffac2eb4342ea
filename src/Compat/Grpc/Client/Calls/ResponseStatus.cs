using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>Finds the end of a call in an HTTP response.</summary>
internal static class ResponseStatus
{
    /// <summary>
    /// An end that the headers alone tell: a "Trailers-Only" response, or one that is no gRPC. Else null.
    /// </summary>
    public static CallEnd? FindInHeaders(HttpResponseMessage response)
    {
        if (TryRead(response.Headers, out var status))
        {
            return new CallEnd(status.Value, ResponseMetadata.Of(response.Headers));
        }

        if (response.Version < HttpVersion.Version20)
        {
            return Bad(StatusCode.Internal, $"Response protocol downgraded to HTTP/{response.Version.ToString(2)}.");
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return Bad(Map((int)response.StatusCode), $"HTTP status code: {(int)response.StatusCode}");
        }

        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var contentType))
        {
            return Bad(StatusCode.Cancelled, "Response did not have a content-type header.");
        }

        return HeaderNames.IsGrpcContentType(contentType.ToString())
            ? null
            : Bad(StatusCode.Cancelled, $"Invalid content-type value: {contentType}");
    }

    /// <summary>The end of a response that has been read to its end: trailers are there only then.</summary>
    public static CallEnd OfTrailers(HttpResponseMessage response) => new(
        TryRead(response.TrailingHeaders, out var status)
            ? status.Value
            : new Status(StatusCode.Cancelled, "No grpc-status found on response."),
        ResponseMetadata.Of(response.TrailingHeaders));

    private static CallEnd Bad(StatusCode code, string detail) =>
        new(new Status(code, "Bad gRPC response. " + detail), []);

    private static bool TryRead(HttpHeaders headers, [NotNullWhen(true)] out Status? status)
    {
        status = null;
        if (!headers.NonValidated.TryGetValues(HeaderNames.Status, out var code))
        {
            return false;
        }

        if (!int.TryParse(code.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            status = new Status(StatusCode.Cancelled, $"Unexpected grpc-status value: {code}");
            return true;
        }

        var detail = headers.NonValidated.TryGetValues(HeaderNames.Message, out var message) ? message.ToString() : "";
        status = new Status((StatusCode)number, PercentEncoding.Decode(detail));
        return true;
    }

    /// <summary>
    /// As http-grpc-status-mapping.md says, for answers of proxies and other servers that speak no gRPC.
    /// </summary>
    private static StatusCode Map(int httpStatus) => httpStatus switch
    {
        400 or 431 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        >= 100 and < 200 => StatusCode.Internal,
        _ => StatusCode.Unknown,
    };
}
