using Grpc.Core;

namespace Tracking.Cli.Tests.Serving;

/// <summary>Errors as the server sends them: the status, and the reason for machines in a trailer.</summary>
internal static class Refusal
{
    public static RpcException Of(StatusCode code, string reason, string message) =>
        new(new Status(code, message), new Metadata { { "tracking-reason", reason } });
}
