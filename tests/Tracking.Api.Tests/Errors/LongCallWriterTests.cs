using Tracking.Api.Errors;
using Tracking.Api.Tests.Positions;
using Tracking.V1;

namespace Tracking.Api.Tests.Errors;

public sealed class LongCallWriterTests
{
    [Fact]
    public async Task WriteAsync_NoToken_IsEndedByTheCallAlone()
    {
        using var overdue = new CancellationTokenSource();
        var slow = new SlowWriter();
        var write = new LongCallWriter<StreamPositionsResponse>(slow, overdue.Token).WriteAsync(new StreamPositionsResponse());
        await slow.Started;

        await overdue.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    [Fact]
    public async Task WriteAsync_TokenOfItsOwn_IsRefused()
    {
        using var own = new CancellationTokenSource();
        var writer = new LongCallWriter<StreamPositionsResponse>(new FakeWriter(), CancellationToken.None);

        await Assert.ThrowsAsync<NotSupportedException>(() => writer.WriteAsync(new StreamPositionsResponse(), own.Token));
    }
}
