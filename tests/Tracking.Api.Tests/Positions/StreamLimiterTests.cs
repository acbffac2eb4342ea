using Grpc.Core;
using Tracking.Api.Positions;

namespace Tracking.Api.Tests.Positions;

public sealed class StreamLimiterTests
{
    [Fact]
    public void Enter_MoreThanThePeerMay_IsRefusedUntilOneLeaves()
    {
        var limiter = new StreamLimiter(new PositionStreamOptions { MaximumPerPeer = 2 });
        using var first = limiter.Enter("ipv4:10.0.0.7:50001");
        var second = limiter.Enter("ipv4:10.0.0.7:50002");
        var refused = Assert.Throws<RpcException>(() => limiter.Enter("ipv4:10.0.0.7:50003"));
        Assert.Equal(
            (StatusCode.ResourceExhausted, "too_many_streams", "10000"),
            (refused.StatusCode, refused.Trailers.GetValue("tracking-reason"),
                refused.Trailers.GetValue("tracking-retry-after-ms")));
        second.Dispose();
        using var third = limiter.Enter("ipv4:10.0.0.7:50003");
    }

    [Theory]
    [InlineData("ipv4:10.0.0.8:50001")]
    [InlineData("ipv6:[::1]:50001")]
    [InlineData("unix:/tmp/socket")]
    public void Enter_AnotherPeer_IsCountedAlone(string peer)
    {
        var limiter = new StreamLimiter(new PositionStreamOptions { MaximumPerPeer = 1 });
        using var first = limiter.Enter("ipv4:10.0.0.7:50001");
        using var other = limiter.Enter(peer);
        Assert.Throws<RpcException>(() => limiter.Enter(peer));
    }
}
