using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Channels;

/// <summary>Each of the four shapes of call, when all goes well.</summary>
public sealed class HttpCallInvokerTests
{
    [Fact]
    public async Task Unary_OneRequest_GivesOneResponseAndOk()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.EchoAsync(new EchoRequest { Text = "甘A12345", Count = 7 });

        var reply = await call;

        Assert.Equal("甘A12345", reply.Text);
        Assert.Equal(7, reply.Count);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task Unary_Blocking_GivesTheResponse()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());

        var reply = server.Client.Echo(new EchoRequest { Text = "blocking" });

        Assert.Equal("blocking", reply.Text);
    }

    [Fact]
    public async Task Unary_EmptyMessage_GivesAnEmptyMessage()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());

        Assert.Equal(new EchoReply(), await server.Client.EchoAsync(new EchoRequest()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16 * 1024 - 5)]
    [InlineData(100_000)]
    [InlineData(4_000_000)]
    public async Task Unary_BlobOfAnySize_ComesBackUnchanged(int length)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        var blob = new byte[length];
        new Random(length).NextBytes(blob);

        var reply = await server.Client.EchoAsync(new EchoRequest { Blob = ByteString.CopyFrom(blob) });

        Assert.True(reply.Blob.Span.SequenceEqual(blob));
    }

    [Fact]
    public async Task ClientStreaming_ManyRequests_GivesOneResponse()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Collect();
        foreach (var text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text });
        }

        await call.RequestStream.CompleteAsync();
        var reply = await call;

        Assert.Equal("abc", reply.Text);
        Assert.Equal(3, reply.Count);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ClientStreaming_NoRequest_GivesOneResponse()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Collect();

        await call.RequestStream.CompleteAsync();

        Assert.Equal(0, (await call).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task ServerStreaming_OneRequest_GivesAllResponsesInOrder(int count)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Expand(new EchoRequest { Text = "x", Count = count });

        var replies = new List<int>();
        await foreach (var reply in call.ResponseStream.ReadAllAsync())
        {
            replies.Add(reply.Count);
        }

        Assert.Equal(Enumerable.Range(0, count), replies);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ServerStreaming_ReadAfterTheEnd_StaysAtTheEnd()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Expand(new EchoRequest { Count = 1 });

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Duplex_EachRequest_IsAnsweredBeforeTheNextIsSent()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Chat();
        for (var i = 0; i < 50; i++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Count = i });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(i, call.ResponseStream.Current.Count);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Duplex_AfterHalfClose_ServerMayGoOnWriting()
    {
        var script = new Script
        {
            Chat = async (requests, responses, _) =>
            {
                Assert.False(await requests.MoveNext());
                await responses.WriteAsync(new EchoReply { Text = "after the end of the requests" });
            },
        };
        await using var server = await ConformanceServer.StartAsync(script);
        using var call = server.Client.Chat();

        await call.RequestStream.CompleteAsync();

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal("after the end of the requests", call.ResponseStream.Current.Text);
        Assert.False(await call.ResponseStream.MoveNext());
    }
}
