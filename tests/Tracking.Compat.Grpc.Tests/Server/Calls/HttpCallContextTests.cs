using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>Metadata on its way between the two sides.</summary>
public sealed class HttpCallContextTests
{
    [Fact]
    public async Task RequestHeaders_TextAndBytes_ReachTheMethod()
    {
        var seen = new Signal<Metadata>();
        await using var server = await StartAsync(seen);
        var headers = new Metadata { { "Officer-Id", "110-42" }, { "key-bin", [1, 2, 3, 250] } };

        await server.Client.EchoAsync(new EchoRequest(), headers);

        var received = await seen.Happened;
        Assert.Equal("110-42", received.GetValue("officer-id"));
        Assert.Equal([1, 2, 3, 250], received.GetValueBytes("key-bin")!);
    }

    [Fact]
    public async Task RequestHeaders_OfTheProtocolItself_AreNotShown()
    {
        var seen = new Signal<Metadata>();
        await using var server = await StartAsync(seen);

        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1);

        await server.Client.EchoAsync(new EchoRequest(), deadline: deadline);

        var keys = (await seen.Happened).Select(entry => entry.Key).ToList();
        Assert.Contains("user-agent", keys);
        Assert.DoesNotContain(
            keys,
            key => key is "te" or "content-type" or "host" || key.StartsWith(':')
                || key.StartsWith("grpc-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestHeader_NamedAsTheTimeout_IsNotSent()
    {
        var deadline = new Signal<DateTime>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (request, context) =>
            {
                deadline.Set(context.Deadline);
                return Task.FromResult(Script.Reply(request));
            },
        });

        await server.Client.EchoAsync(new EchoRequest(), new Metadata { { "grpc-timeout", "1S" } });

        Assert.Equal(DateTime.MaxValue, await deadline.Happened);
    }

    [Fact]
    public async Task ResponseHeaders_WrittenByTheMethod_ArriveBeforeAnyMessage()
    {
        var mayEnd = new Signal<bool>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = async (_, _, context) =>
            {
                await context.WriteResponseHeadersAsync(
                    new Metadata { { "session", "s-1" }, { "key-bin", [9] }, { "many", "a" }, { "many", "b" } });
                await mayEnd.Happened;
            },
        });
        using var call = server.Client.Chat();

        var headers = await call.ResponseHeadersAsync.Soon();

        Assert.Equal("s-1", headers.GetValue("session"));
        Assert.Equal([9], headers.GetValueBytes("key-bin")!);
        Assert.Equal(["a", "b"], headers.GetAll("many").Select(entry => entry.Value));
        mayEnd.Set(true);
        Assert.False(await call.ResponseStream.MoveNext().Soon());
    }

    [Fact]
    public async Task ResponseHeaders_SentTwice_AreRefused()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = async (_, context) =>
            {
                await context.WriteResponseHeadersAsync([]);
                var error = await Assert.ThrowsAsync<InvalidOperationException>(
                    () => context.WriteResponseHeadersAsync([]));
                return new EchoReply { Text = error.Message };
            },
        });

        var reply = await server.Client.EchoAsync(new EchoRequest());

        Assert.Equal("Response headers can only be sent once per call.", reply.Text);
    }

    [Fact]
    public async Task ResponseHeaders_OfAFailedCall_AreThoseOfTheOnlyFrame()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => throw new RpcException(
                new Status(StatusCode.NotFound, ""), new Metadata { { "reason", "r" } }),
        });
        using var call = server.Client.EchoAsync(new EchoRequest());

        var headers = await call.ResponseHeadersAsync.Soon();

        Assert.Equal("r", headers.GetValue("reason"));
        Assert.Null(headers.GetValue("grpc-status"));
    }

    [Fact]
    public async Task Trailers_OfASuccessfulCall_AreThereAfterTheResponse()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (request, context) =>
            {
                context.ResponseTrailers.Add("cost", "3");
                context.ResponseTrailers.Add("cost", "4");
                context.ResponseTrailers.Add("sum-bin", [1, 2]);
                return Task.FromResult(Script.Reply(request));
            },
        });
        using var call = server.Client.EchoAsync(new EchoRequest());

        await call;

        Assert.Equal(["3", "4"], call.GetTrailers().GetAll("cost").Select(entry => entry.Value));
        Assert.Equal([1, 2], call.GetTrailers().GetValueBytes("sum-bin")!);
        Assert.Null((await call.ResponseHeadersAsync).GetValue("cost"));
    }

    [Fact]
    public async Task StatusAndTrailers_BeforeTheEnd_AreRefused()
    {
        var mayEnd = new Signal<bool>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = (_, _, _) => mayEnd.Happened,
        });
        using var call = server.Client.Expand(new EchoRequest());

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());

        mayEnd.Set(true);
        Assert.False(await call.ResponseStream.MoveNext().Soon());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    private static Task<ConformanceServer> StartAsync(Signal<Metadata> seen) => ConformanceServer.StartAsync(new Script
    {
        Echo = (request, context) =>
        {
            seen.Set(context.RequestHeaders);
            return Task.FromResult(Script.Reply(request));
        },
    });
}
