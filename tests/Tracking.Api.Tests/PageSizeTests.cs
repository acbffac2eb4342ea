using Grpc.Core;

namespace Tracking.Api.Tests;

public sealed class PageSizeTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 1)]
    [InlineData(1_000, 1_000)]
    public void Of_AllowedSize_IsItOrTheDefault(uint asked, int expected) => Assert.Equal(expected, PageSize.Of(asked));

    [Theory]
    [InlineData(1_001)]
    [InlineData(uint.MaxValue)]
    public void Of_MoreThanAThousand_IsRefused(uint asked) =>
        Assert.Equal(StatusCode.InvalidArgument, Assert.Throws<RpcException>(() => PageSize.Of(asked)).StatusCode);
}
