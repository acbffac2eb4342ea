using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Calls;

/// <summary>Calls that their client gives up.</summary>
public sealed class ClientCallTests
{
    [Fact]
    public async Task Token_FiredDuringUnary_EndsBothSides()
    {
        var (entered, cancelled) = (new Signal<bool>(), new Signal<bool>());
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = async (_, context) =>
            {
                entered.Set(true);
                await context.CancellationToken.Fires();
                cancelled.Set(true);
                return new EchoReply();
            },
        });
        using var cancellation = new CancellationTokenSource();
        using var call = server.Client.EchoAsync(new EchoRequest(), cancellationToken: cancellation.Token);
        await entered.Happened;

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.Soon());
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal("Call canceled by the client.", error.Status.Detail);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());
        Assert.True(await cancelled.Happened);
    }

    [Fact]
    public async Task Token_FiredBefore_EndsTheCallWithoutTheServer()
    {
        var reached = new List<string>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (request, _) =>
            {
                reached.Add(request.Text);
                return Task.FromResult(Script.Reply(request));
            },
        });
        var options = new CallOptions(cancellationToken: new CancellationToken(canceled: true));

        var error = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.EchoAsync(new EchoRequest { Text = "cancelled" }, options).Soon());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await server.Client.EchoAsync(new EchoRequest { Text = "next" });
        Assert.Equal(["next"], reached);
    }

    [Fact]
    public async Task Token_OfASingleRead_CancelsTheWholeCall()
    {
        var cancelled = new Signal<bool>();
        await using var server = await StartQuietStreamAsync(cancelled);
        using var call = server.Client.Expand(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().Soon());
        using var cancellation = new CancellationTokenSource();
        var read = call.ResponseStream.MoveNext(cancellation.Token);

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => read.Soon());
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.True(await cancelled.Happened);
        var next = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());
        Assert.Equal(StatusCode.Cancelled, next.StatusCode);
    }

    [Fact]
    public async Task Token_OfASingleWrite_CancelsTheWholeCall()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Chat();
        using var cancellation = new CancellationTokenSource();
        await call.RequestStream.WriteAsync(new EchoRequest(), cancellation.Token);
        Assert.True(await call.ResponseStream.MoveNext().Soon());
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<RpcException>(
            () => call.RequestStream.WriteAsync(new EchoRequest(), cancellation.Token).Soon());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task Dispose_OfAnUnfinishedCall_CancelsIt()
    {
        var cancelled = new Signal<bool>();
        await using var server = await StartQuietStreamAsync(cancelled);
        var call = server.Client.Expand(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().Soon());
        var pending = call.ResponseStream.MoveNext();

        call.Dispose();

        var error = await Assert.ThrowsAsync<RpcException>(() => pending.Soon());
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal("gRPC call disposed.", error.Status.Detail);
        Assert.True(await cancelled.Happened);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Dispose_OfAFinishedCall_KeepsItsStatus()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        var call = server.Client.EchoAsync(new EchoRequest());
        await call;

        call.Dispose();

        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ChannelDispose_EndsItsCallsAndRefusesNewOnes()
    {
        var cancelled = new Signal<bool>();
        await using var server = await StartQuietStreamAsync(cancelled);
        using var call = server.Client.Expand(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().Soon());
        var pending = call.ResponseStream.MoveNext();

        server.Channel.Dispose();

        var error = await Assert.ThrowsAsync<RpcException>(() => pending.Soon());
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.True(await cancelled.Happened);
        Assert.Throws<ObjectDisposedException>(() => { using var late = server.Client.EchoAsync(new EchoRequest()); });
        Assert.Throws<ObjectDisposedException>(() => server.Channel.CreateCallInvoker());
    }

    private static Task<ConformanceServer> StartQuietStreamAsync(Signal<bool> cancelled) =>
        ConformanceServer.StartAsync(new Script
        {
            Expand = async (_, responses, context) =>
            {
                await responses.WriteAsync(new EchoReply());
                await context.CancellationToken.Fires();
                cancelled.Set(true);
            },
        });
}
