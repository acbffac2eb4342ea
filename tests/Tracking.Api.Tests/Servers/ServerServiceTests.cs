using Tracking.Api.Servers;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Servers;

public sealed class ServerServiceTests
{
    [Fact]
    public async Task GetServerInfo_Asked_IsThisBuild()
    {
        await using var server = await ApiServer.StartAsync();

        var info = await new V1.Server.ServerClient(server.Channel).GetServerInfoAsync(new GetServerInfoRequest());

        Assert.Equal(BuildInfo.Current, new BuildInfo(info.Version, info.Build));
    }
}
