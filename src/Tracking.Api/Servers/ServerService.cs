using Grpc.Core;
using Tracking.V1;

namespace Tracking.Api.Servers;

/// <summary>Tells what is running here.</summary>
internal sealed class ServerService : V1.Server.ServerBase
{
    public override Task<ServerInfo> GetServerInfo(GetServerInfoRequest request, ServerCallContext context) =>
        Task.FromResult(new ServerInfo { Version = BuildInfo.Current.Version, Build = BuildInfo.Current.Build });
}
