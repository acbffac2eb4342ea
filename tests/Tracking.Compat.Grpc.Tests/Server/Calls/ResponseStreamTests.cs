using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>The responses of a streaming call, written fast, at the wrong time or too late.</summary>
public sealed class ResponseStreamTests
{
    [Fact]
    public async Task Writes_WithBufferHint_AllArrive()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = async (request, responses, _) =>
            {
                responses.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
                for (var i = 0; i < request.Count; i++)
                {
                    await responses.WriteAsync(new EchoReply { Count = i });
                }
            },
        });
        using var call = server.Client.Expand(new EchoRequest { Count = 500 });

        Assert.Equal(500, await call.ResponseStream.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task Write_DuringAnother_IsRefused()
    {
        var refused = new Signal<Exception>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = async (_, responses, _) =>
            {
                // Nobody reads yet: a write larger than the window stays under way.
                var big = new EchoReply { Blob = ByteString.CopyFrom(new byte[3_000_000]) };
                var first = responses.WriteAsync(big);
                refused.Set(await Assert.ThrowsAsync<InvalidOperationException>(() => responses.WriteAsync(big)));
                await first;
            },
        });
        using var call = server.Client.Expand(new EchoRequest());

        var error = await refused.Happened;

        Assert.Equal("Can't write the message because the previous write is in progress.", error.Message);
        Assert.True(await call.ResponseStream.MoveNext().Soon());
        Assert.False(await call.ResponseStream.MoveNext().Soon());
    }

    [Fact]
    public async Task Streams_KeptBeyondTheMethod_AreClosed()
    {
        var streams = new Signal<(IAsyncStreamReader<EchoRequest>, IServerStreamWriter<EchoReply>)>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = (requests, responses, _) =>
            {
                streams.Set((requests, responses));
                return Task.CompletedTask;
            },
        });
        using var call = server.Client.Chat();
        Assert.False(await call.ResponseStream.MoveNext().Soon());

        var (requests, responses) = await streams.Happened;

        await Assert.ThrowsAsync<InvalidOperationException>(() => requests.MoveNext());
        await Assert.ThrowsAsync<InvalidOperationException>(() => responses.WriteAsync(new EchoReply()));
    }

    [Fact]
    public async Task SlowReader_HoldsTheServerBack()
    {
        var written = 0;
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = async (_, responses, context) =>
            {
                var big = new EchoReply { Blob = ByteString.CopyFrom(new byte[1_000_000]) };
                while (!context.CancellationToken.IsCancellationRequested)
                {
                    await responses.WriteAsync(big);
                    Interlocked.Increment(ref written);
                }
            },
        });
        using var call = server.Client.Expand(new EchoRequest());

        for (var i = 1; i <= 5; i++)
        {
            Assert.True(await call.ResponseStream.MoveNext().Soon());

            // Beyond what was read there may be what the windows and buffers hold, and no more.
            Assert.InRange(Volatile.Read(ref written), 0, i + 40);
        }
    }
}
