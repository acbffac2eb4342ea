using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Types;

/// <summary>Generated clients and services without a network between them.</summary>
public sealed class GeneratedCodeTests
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

    [Fact]
    public void CallOptions_With_ChangesACopy()
    {
        var original = new CallOptions();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime;
        var headers = new Metadata();
        var writing = new WriteOptions(WriteFlags.NoCompress);
        using var cancellation = new CancellationTokenSource();

        var changed = original.WithDeadline(deadline).WithHeaders(headers).WithWriteOptions(writing)
            .WithCancellationToken(cancellation.Token);

        Assert.Null(original.Deadline);
        Assert.Null(original.Headers);
        Assert.Equal(deadline, changed.Deadline);
        Assert.Same(headers, changed.Headers);
        Assert.Same(writing, changed.WriteOptions);
        Assert.Equal(cancellation.Token, changed.CancellationToken);
        Assert.Equal(WriteFlags.NoCompress, changed.WriteOptions!.Flags);
    }

    [Fact]
    public void ServiceDefinition_ListsEveryMethodOnce()
    {
        var binder = new RecordingBinder();

        Conformance.BindService(new ScriptedService(new Script())).BindService(binder);

        Assert.Equal(["Echo Unary", "Collect Client", "Expand Server", "Chat Duplex", "Missing Unary"], binder.Methods);
    }

    [Fact]
    public void ServiceDefinition_RefusesAMethodTwice()
    {
        var builder = ServerServiceDefinition.CreateBuilder()
            .AddMethod(StringService.Upper, (request, _) => Task.FromResult(request));

        Assert.Throws<ArgumentException>(
            () => builder.AddMethod(StringService.Upper, (request, _) => Task.FromResult(request)));
    }

    [Fact]
    public void RpcException_SaysItsStatus()
    {
        var cause = new FormatException("bad");
        var error = new RpcException(new Status(StatusCode.DataLoss, "lost", cause));

        Assert.Equal(
            "Status(StatusCode=\"DataLoss\", Detail=\"lost\", DebugException=\"System.FormatException: bad\")",
            error.Message);
        Assert.Same(cause, error.InnerException);
        Assert.Same(Metadata.Empty, error.Trailers);
        Assert.Equal("Status(StatusCode=\"OK\", Detail=\"\")", Status.DefaultSuccess.ToString());
    }
}
