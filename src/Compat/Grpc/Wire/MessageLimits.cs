using Grpc.Core;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>How large a message may be, and what a call ends with when one is larger.</summary>
internal static class MessageLimits
{
    /// <summary>What every gRPC implementation takes unless told otherwise: 4 MiB.</summary>
    public const int DefaultReceiveLength = 4 * 1024 * 1024;

    public static RpcException ReceivedTooLarge() => new(new Status(
        StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size."));

    public static RpcException SendingTooLarge() => new(new Status(
        StatusCode.ResourceExhausted, "Sending message exceeds the maximum configured message size."));
}
