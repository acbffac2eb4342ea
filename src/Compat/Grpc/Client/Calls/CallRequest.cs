using Grpc.Core;
using Grpc.Net.Client;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>The HTTP request of a call.</summary>
internal static class CallRequest
{
    private static readonly string UserAgent = $"tracking-compat-grpc (.NET {Environment.Version.Major})";

    public static HttpRequestMessage Create(
        GrpcChannel channel,
        IMethod method,
        CallOptions options,
        TimeSpan? timeout,
        HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, channel.UriOf(method))
        {
            Version = channel.Settings.HttpVersion,
            VersionPolicy = channel.Settings.HttpVersionPolicy,
            Content = content,
        };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", UserAgent);

        // Servers use it to find proxies that would drop trailers; some refuse calls without it.
        headers.TryAddWithoutValidation("TE", "trailers");
        headers.TryAddWithoutValidation(HeaderNames.AcceptEncoding, MessageEncoding.Supported);
        if (timeout is { } remaining)
        {
            headers.TryAddWithoutValidation(HeaderNames.Timeout, CallTimeout.Format(remaining));
        }

        foreach (var entry in options.Headers ?? Metadata.Empty)
        {
            if (entry.Key == HeaderNames.EncodingRequest)
            {
                headers.TryAddWithoutValidation(HeaderNames.Encoding, entry.Value);
            }
            else if (entry.Key != HeaderNames.Timeout)
            {
                headers.TryAddWithoutValidation(entry.Key, MetadataValue.ToHeader(entry));
            }
        }

        return request;
    }
}
