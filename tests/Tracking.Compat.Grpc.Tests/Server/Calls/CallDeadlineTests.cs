using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>Calls that take longer than their client waits.</summary>
public sealed class CallDeadlineTests
{
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Unary_PastItsDeadline_EndsOnBothSides()
    {
        var cancelled = new Signal<bool>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = async (_, context) =>
            {
                await context.CancellationToken.Fires();
                cancelled.Set(true);
                return new EchoReply();
            },
        });
        using var call = server.Client.EchoAsync(new EchoRequest(), deadline: Now.AddMilliseconds(200));

        var error = await Assert.ThrowsAsync<RpcException>(() => call.Soon());

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Equal(StatusCode.DeadlineExceeded, call.GetStatus().StatusCode);
        Assert.True(await cancelled.Happened);
    }

    [Fact]
    public async Task Stream_PastItsDeadline_EndsAfterTheMessagesThatCame()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Expand = async (_, responses, context) =>
            {
                await responses.WriteAsync(new EchoReply());
                await context.CancellationToken.Fires();
            },
        });
        using var call = server.Client.Expand(new EchoRequest(), deadline: Now.AddSeconds(1));

        Assert.True(await call.ResponseStream.MoveNext().Soon());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Fact]
    public async Task Deadline_InThePast_EndsTheCallWithoutTheServer()
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

        var error = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.EchoAsync(new EchoRequest { Text = "late" }, deadline: Now.AddSeconds(-1)).Soon());

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await server.Client.EchoAsync(new EchoRequest { Text = "next" });
        Assert.Equal(["next"], reached);
    }

    [Fact]
    public async Task Deadline_InLocalTime_IsRefused()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        var local = DateTime.SpecifyKind(Now.AddMinutes(1), DateTimeKind.Local);

        Assert.Throws<InvalidOperationException>(
            () => { using var call = server.Client.EchoAsync(new EchoRequest(), deadline: local); });
    }

    [Fact]
    public async Task Deadline_SeenByTheServer_IsTheClientsWithinASecondOrSo()
    {
        var seen = new Signal<DateTime>();
        await using var server = await StartAsync(seen);
        var deadline = Now.AddMinutes(10);

        await server.Client.EchoAsync(new EchoRequest(), deadline: deadline);

        var received = await seen.Happened;
        Assert.Equal(DateTimeKind.Utc, received.Kind);

        // The timeout travels, not the time: what the request needs to arrive is added, and it is rounded.
        Assert.InRange(received - deadline, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(5000)]
    public async Task Deadline_DaysAway_DoesNotDisturbTheCall(int days)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());

        var reply = await server.Client.EchoAsync(new EchoRequest { Text = "t" }, deadline: Now.AddDays(days));

        Assert.Equal("t", reply.Text);
    }

    [Fact]
    public async Task NoDeadline_IsTheEndOfTime()
    {
        var seen = new Signal<DateTime>();
        await using var server = await StartAsync(seen);

        await server.Client.EchoAsync(new EchoRequest());

        Assert.Equal(DateTime.MaxValue, await seen.Happened);
    }

    private static Task<ConformanceServer> StartAsync(Signal<DateTime> seen) => ConformanceServer.StartAsync(new Script
    {
        Echo = (request, context) =>
        {
            seen.Set(context.Deadline);
            return Task.FromResult(Script.Reply(request));
        },
    });
}
