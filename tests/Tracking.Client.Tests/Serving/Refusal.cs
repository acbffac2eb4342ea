using System.Globalization;
using Grpc.Core;

namespace Tracking.Client.Tests.Serving;

/// <summary>Errors as the server words them.</summary>
internal static class Refusal
{
    public static RpcException Of(StatusCode code, string reason, int? retryAfterMs = null)
    {
        var trailers = new Metadata { { "tracking-reason", reason } };
        if (retryAfterMs is { } milliseconds)
        {
            trailers.Add("tracking-retry-after-ms", milliseconds.ToString(CultureInfo.InvariantCulture));
        }

        return new RpcException(new Status(code, $"refused: {reason}"), trailers);
    }
}
