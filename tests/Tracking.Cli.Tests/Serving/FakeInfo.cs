using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeInfo : V1.Server.ServerBase
{
    public override Task<ServerInfo> GetServerInfo(GetServerInfoRequest request, ServerCallContext context) =>
        Task.FromResult(new ServerInfo { Version = "9.8.7", Build = "fake" });
}
