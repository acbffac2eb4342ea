using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Calls;

/// <summary>The responses of a streaming call, read at the wrong time.</summary>
public sealed class ResponseReaderTests
{
    [Fact]
    public async Task Read_DuringAnother_IsRefused()
    {
        var mayEnd = new Signal<bool>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = (_, _, _) => mayEnd.Happened,
        });
        using var call = server.Client.Expand(new EchoRequest());
        var first = call.ResponseStream.MoveNext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => call.ResponseStream.MoveNext());

        mayEnd.Set(true);
        Assert.False(await first.Soon());
    }
}
