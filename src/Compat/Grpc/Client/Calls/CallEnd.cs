using Grpc.Core;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>How a call ended. There are trailers, be they empty, if the server has said so itself.</summary>
internal sealed record CallEnd(Status Status, Metadata? Trailers)
{
    public bool IsOk => Status.StatusCode == StatusCode.OK;

    public RpcException ToException() => new(Status, Trailers ?? Metadata.Empty);
}
