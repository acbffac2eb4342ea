using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Calls;

/// <summary>The requests of a streaming call, written at the wrong time or to a server that ends early.</summary>
public sealed class ClientStreamWriterTests
{
    [Fact]
    public async Task Write_AfterComplete_IsRefused()
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
    public async Task Write_DuringAnother_IsRefused()
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
    public async Task Write_AfterTheServersEnd_HasTheServersStatus()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = (_, _, _) => throw new RpcException(new Status(StatusCode.ResourceExhausted, "too many sessions")),
        });
        using var call = server.Client.Chat();
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        var error = await Assert.ThrowsAsync<RpcException>(
            () => call.RequestStream.WriteAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal("too many sessions", error.Status.Detail);
    }

    [Fact]
    public async Task WriteLoop_WhenTheServerEndsInBetween_FailsAndTheReaderKnowsWhy()
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
    public async Task UploadLoop_WhenTheServerEndsInBetween_FailsAndTheResponseKnowsWhy()
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
    public async Task Upload_AnsweredEarlyWithOk_HasItsResponse()
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
    public async Task Writes_WithBufferHint_AllArrive()
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

    private static Task<ConformanceServer> StartDeafAsync() => ConformanceServer.StartAsync(new Script
    {
        Chat = (_, _, context) => context.CancellationToken.Fires(),
    });
}
