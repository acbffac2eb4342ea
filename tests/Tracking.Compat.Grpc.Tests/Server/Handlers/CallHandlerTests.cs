using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>How a server's method ends a call otherwise than well, and what the client gets of it.</summary>
public sealed class CallHandlerTests
{
    [Fact]
    public async Task RpcException_BeforeAnyMessage_CarriesCodeDetailAndTrailers()
    {
        var trailers = new Metadata { { "reason", "UNKNOWN_VEHICLE" }, { "proof-bin", [0, 255, 7] } };
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => throw new RpcException(new Status(StatusCode.NotFound, "no such vehicle"), trailers),
        });
        using var call = server.Client.EchoAsync(new EchoRequest());

        var error = await Assert.ThrowsAsync<RpcException>(() => call.Soon());

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("no such vehicle", error.Status.Detail);
        Assert.Equal("UNKNOWN_VEHICLE", error.Trailers.GetValue("reason"));
        Assert.Equal([0, 255, 7], error.Trailers.GetValueBytes("proof-bin")!);
        Assert.Equal(StatusCode.NotFound, call.GetStatus().StatusCode);
        Assert.Equal("UNKNOWN_VEHICLE", call.GetTrailers().GetValue("reason"));
    }

    [Fact]
    public async Task RpcException_AfterMessages_ComesAfterThem()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = async (_, responses, _) =>
            {
                await responses.WriteAsync(new EchoReply { Count = 1 });
                await responses.WriteAsync(new EchoReply { Count = 2 });
                throw new RpcException(
                    new Status(StatusCode.OutOfRange, "the cursor has expired"), new Metadata { { "oldest", "17" } });
            },
        });
        using var call = server.Client.Expand(new EchoRequest());

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(2, call.ResponseStream.Current.Count);
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.OutOfRange, error.StatusCode);
        Assert.Equal("the cursor has expired", error.Status.Detail);
        Assert.Equal("17", error.Trailers.GetValue("oldest"));
        var again = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OutOfRange, again.StatusCode);
    }

    [Fact]
    public async Task RpcException_WithTrailersOfTheContext_MergesBoth()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, context) =>
            {
                context.ResponseTrailers.Add("from", "context");
                throw new RpcException(new Status(StatusCode.Aborted, ""), new Metadata { { "from", "exception" } });
            },
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(["context", "exception"], error.Trailers.GetAll("from").Select(entry => entry.Value));
    }

    [Fact]
    public async Task ContextStatus_NotOk_OverridesTheResponse()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (request, context) =>
            {
                context.Status = new Status(StatusCode.FailedPrecondition, "not now");
                return Task.FromResult(Script.Reply(request));
            },
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal("not now", error.Status.Detail);
    }

    [Fact]
    public async Task UnhandledException_ByDefault_ShowsNothingOfItself()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => throw new InvalidOperationException("secret path"),
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.Equal("Exception was thrown by handler.", error.Status.Detail);
    }

    [Fact]
    public async Task UnhandledException_WithDetailedErrors_ShowsItselfAndItsCauses()
    {
        var script = new Script
        {
            Echo = (_, _) => throw new InvalidOperationException("outer", new FormatException("inner")),
        };
        await using var server = await ConformanceServer.StartAsync(
            script, options => options.EnableDetailedErrors = true);

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.Equal(
            "Exception was thrown by handler. InvalidOperationException: outer FormatException: inner",
            error.Status.Detail);
    }

    [Fact]
    public async Task UnhandledException_InAsynchronousStream_EndsItWithUnknown()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = async (requests, _, _) =>
            {
                await requests.MoveNext();
                throw new InvalidOperationException();
            },
        });
        using var call = server.Client.Chat();
        await call.RequestStream.WriteAsync(new EchoRequest());

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        Assert.Equal(StatusCode.Unknown, error.StatusCode);
    }

    [Fact]
    public async Task NullResponse_OfUnary_IsCancelled()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => Task.FromResult<EchoReply>(null!),
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal("No message returned from method.", error.Status.Detail);
    }

    [Theory]
    [InlineData("车辆未注册: 甘A12345")]
    [InlineData("100% — line one\r\nline two\ttab")]
    [InlineData("%41 stays %41, and 🚚")]
    public async Task Detail_OfAnyText_ArrivesUnchanged(string detail)
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => throw new RpcException(new Status(StatusCode.InvalidArgument, detail)),
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(detail, error.Status.Detail);
    }

    [Fact]
    public async Task EveryCode_ThrownByAMethod_ReachesTheClient()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (request, _) => throw new RpcException(new Status((StatusCode)request.Count, "")),
        });

        foreach (var code in Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK))
        {
            var error = await Assert.ThrowsAsync<RpcException>(
                () => server.Client.EchoAsync(new EchoRequest { Count = (int)code }).Soon());
            Assert.Equal(code, error.StatusCode);
        }
    }
}
