using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Channels;

/// <summary>Channels and what they own.</summary>
public sealed class GrpcChannelTests
{
    [Fact]
    public void Target_IsTheAuthority()
    {
        using var channel = GrpcChannel.ForAddress(new Uri("http://localhost:5001"));

        Assert.Equal("localhost:5001", channel.Target);
    }

    [Fact]
    public void ClientAndHandler_Together_AreRefused()
    {
        using var client = new HttpClient();
        using var handler = new SocketsHttpHandler();

        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(
            "http://localhost", new GrpcChannelOptions { HttpClient = client, HttpHandler = handler }));
    }

    [Theory]
    [InlineData("http://localhost", true)]
    [InlineData("https://localhost", false)]
    public void Credentials_AgainstTheScheme_AreRefused(string address, bool isSecure)
    {
        var credentials = isSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;

        Assert.Throws<InvalidOperationException>(
            () => GrpcChannel.ForAddress(address, new GrpcChannelOptions { Credentials = credentials }));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Handler_OfTheCaller_IsDisposedOnlyWhenAskedFor(bool disposeHttpClient, bool expected)
    {
        var handler = new DisposableHandler();
        var channel = GrpcChannel.ForAddress(
            "http://localhost",
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = disposeHttpClient });

        channel.Dispose();
        channel.Dispose();

        Assert.Equal(expected, handler.IsDisposed);
    }

    [Fact]
    public async Task Handler_OfTheCaller_SeesTheRequests()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        var handler = new DisposableHandler { InnerHandler = new SocketsHttpHandler() };
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = handler });

        await new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest());

        Assert.Equal([HttpVersion.Version20], handler.Versions);
    }

    [Fact]
    public async Task Client_OfTheCaller_CarriesEveryShapeOfCall()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var http = new HttpClient();
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpClient = http });
        var client = new Conformance.ConformanceClient(channel);
        Assert.Equal("x", (await client.EchoAsync(new EchoRequest { Text = "x" })).Text);
        using var call = client.Chat();

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "y" });

        Assert.True(await call.ResponseStream.MoveNext().Soon());
        Assert.Equal("y", call.ResponseStream.Current.Text);
    }

    [Fact]
    public async Task Handler_ThatFails_IsTheCauseOfTheStatus()
    {
        using var channel = GrpcChannel.ForAddress(
            "http://localhost", new GrpcChannelOptions { HttpHandler = new DisposableHandler() });

        var error = await Assert.ThrowsAsync<RpcException>(
            () => new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Contains("The inner handler has not been assigned", error.Status.Detail);
        Assert.IsType<InvalidOperationException>(error.Status.DebugException);
    }

    [Fact]
    public async Task Shutdown_LeavesTheChannelUsable()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());

        await server.Channel.ShutdownAsync().Soon();

        // Only disposing closes a channel; this method is there for a base class that other clients share.
        Assert.Equal("still", (await server.Client.EchoAsync(new EchoRequest { Text = "still" })).Text);
    }
}
