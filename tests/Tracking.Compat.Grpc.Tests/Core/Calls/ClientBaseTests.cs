using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Core.Calls;

/// <summary>Generated clients without a network.</summary>
public sealed class ClientBaseTests
{
    [Fact]
    public async Task Client_OnAnInvokerOfTheTest_HandsEverythingThrough()
    {
        var invoker = new RecordingInvoker();
        var client = new Conformance.ConformanceClient(invoker);
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime;
        using var cancellation = new CancellationTokenSource();
        var headers = new Metadata();

        var call = client.EchoAsync(new EchoRequest(), headers, deadline, cancellation.Token);

        Assert.Equal("recorded", (await call).Text);
        Assert.Equal("recorded", (await call.ConfigureAwait(true)).Text);
        Assert.Equal("1", (await call.ResponseHeadersAsync).GetValue("h"));
        Assert.Equal("2", call.GetTrailers().GetValue("t"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        call.Dispose();
        Assert.True(invoker.IsDisposed);
        Assert.Equal("/tracking.compat.tests.v1.Conformance/Echo", invoker.Method);
        Assert.Null(invoker.Host);
        Assert.Same(headers, invoker.Options.Headers);
        Assert.Equal(deadline, invoker.Options.Deadline);
        Assert.Equal(cancellation.Token, invoker.Options.CancellationToken);
    }

    [Fact]
    public async Task WithHost_GivesAClientThatNamesIt()
    {
        var invoker = new RecordingInvoker();
        var client = new Conformance.ConformanceClient(invoker);

        await client.WithHost("other").EchoAsync(new EchoRequest());
        Assert.Equal("other", invoker.Host);

        await client.EchoAsync(new EchoRequest());
        Assert.Null(invoker.Host);
    }
}
