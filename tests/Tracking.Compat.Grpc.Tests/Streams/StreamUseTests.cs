using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Streams;

/// <summary>Readers and writers used at the wrong time, and streams that one side ends early.</summary>
public sealed class StreamUseTests
{
    [Fact]
    public async Task ClientWrite_AfterComplete_IsRefused()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Collect();
        await call.RequestStream.CompleteAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => call.RequestStream.WriteAsync(new EchoRequest()));

        Assert.Equal("Request stream has already been completed.", error.Message);
        await call.Soon();
    }

    [Fact]
    public async Task ClientWrite_DuringAnother_IsRefused()
    {
        await using var server = await StartDeafAsync();
        using var call = server.Client.Chat();
        var big = new EchoRequest { Blob = ByteString.CopyFrom(new byte[4_000_000]) };
        var first = call.RequestStream.WriteAsync(big);

        var write = await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(big));
        var complete = await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.CompleteAsync());

        Assert.Contains("previous write is in progress", write.Message);
        Assert.Contains("previous write is in progress", complete.Message);
        call.Dispose();
        await Assert.ThrowsAsync<RpcException>(() => first.Soon());
    }

    [Fact]
    public async Task ClientWrite_AfterTheServersEnd_HasTheServersStatus()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = (_, _, _) => throw new RpcException(new Status(StatusCode.ResourceExhausted, "too many sessions")),
        });
        using var call = server.Client.Chat();
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        var error = await Assert.ThrowsAsync<RpcException>(() => call.RequestStream.WriteAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal("too many sessions", error.Status.Detail);
    }

    [Fact]
    public async Task ClientWriteLoop_WhenTheServerEndsInBetween_FailsAndTheReaderKnowsWhy()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = async (requests, _, _) =>
            {
                await requests.MoveNext();
                throw new RpcException(new Status(StatusCode.Unauthenticated, "expired"));
            },
        });
        using var call = server.Client.Chat();
        var request = new EchoRequest { Blob = ByteString.CopyFrom(new byte[100_000]) };

        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await call.RequestStream.WriteAsync(request).Soon();
            }
        });

        var read = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());
        Assert.Equal(StatusCode.Unauthenticated, read.StatusCode);
        Assert.Equal("expired", read.Status.Detail);
    }

    [Fact]
    public async Task ClientUploadLoop_WhenTheServerEndsInBetween_FailsAndTheResponseKnowsWhy()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Collect = async (requests, _) =>
            {
                await requests.MoveNext();
                throw new RpcException(new Status(StatusCode.InvalidArgument, "year 1970"));
            },
        });
        using var call = server.Client.Collect();
        var request = new EchoRequest { Blob = ByteString.CopyFrom(new byte[100_000]) };

        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await call.RequestStream.WriteAsync(request).Soon();
            }
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => call.Soon());
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Fact]
    public async Task ClientUpload_AnsweredEarlyWithOk_HasItsResponse()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Collect = async (requests, _) =>
            {
                await requests.MoveNext();
                return new EchoReply { Text = "one is enough" };
            },
        });
        using var call = server.Client.Collect();
        await call.RequestStream.WriteAsync(new EchoRequest());

        Assert.Equal("one is enough", (await call.Soon()).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ClientRead_DuringAnother_IsRefused()
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

    [Fact]
    public async Task ClientWrites_WithBufferHint_AllArrive()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Collect();
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
        for (var i = 0; i < 500; i++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = "." });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(500, (await call.Soon()).Count);
    }

    [Fact]
    public async Task ServerWrites_WithBufferHint_AllArrive()
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
    public async Task ServerWrite_DuringAnother_IsRefused()
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
    public async Task ServerStreams_KeptBeyondTheMethod_AreClosed()
    {
        var streams = new Signal<(IAsyncStreamReader<EchoRequest> Requests, IServerStreamWriter<EchoReply> Responses)>();
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

    private static Task<ConformanceServer> StartDeafAsync() => ConformanceServer.StartAsync(new Script
    {
        Chat = (_, _, context) => context.CancellationToken.Fires(),
    });
}
