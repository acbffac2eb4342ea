using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>Puts the end of a call where it belongs.</summary>
internal static class CallOutcome
{
    /// <summary>
    /// In trailers when the headers are out already; else in the headers themselves ("Trailers-Only"), which ends the
    /// response in a single frame.
    /// </summary>
    public static void Write(HttpResponse response, in Status status, Metadata? trailers)
    {
        var destination = response.HasStarted ? TrailersOf(response) : response.Headers;
        foreach (var entry in trailers ?? Metadata.Empty)
        {
            destination.Append(entry.Key, MetadataValue.ToHeader(entry));
        }

        destination[HeaderNames.Status] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            destination[HeaderNames.Message] = PercentEncoding.Encode(status.Detail);
        }
    }

    private static IHeaderDictionary TrailersOf(HttpResponse response) =>
        response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { IsReadOnly: false } trailers
            ? trailers
            : throw new InvalidOperationException("This server cannot send trailers, or the response is complete.");
}
