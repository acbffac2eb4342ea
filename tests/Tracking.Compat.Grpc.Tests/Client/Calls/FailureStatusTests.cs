using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Calls;

/// <summary>Servers that are not there, or no more.</summary>
public sealed class FailureStatusTests
{
    [Fact]
    public async Task Port_ThatNobodyListensOn_IsUnavailableAndSaysWhy()
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{FreePort()}");
        var client = new Conformance.ConformanceClient(channel);

        var error = await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Port_ThatNobodyListensOn_EndsEveryPartOfAStream()
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{FreePort()}");
        using var call = new Conformance.ConformanceClient(channel).Chat();

        var write = await Assert.ThrowsAsync<RpcException>(
            () => call.RequestStream.WriteAsync(new EchoRequest()).Soon());
        var read = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());
        var headers = await Assert.ThrowsAsync<RpcException>(() => call.ResponseHeadersAsync.Soon());

        Assert.Equal(StatusCode.Unavailable, write.StatusCode);
        Assert.Equal(StatusCode.Unavailable, read.StatusCode);
        Assert.Equal(StatusCode.Unavailable, headers.StatusCode);
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Host_ThatAnswersNoConnect_IsUnavailableAfterTheConnectTimeout()
    {
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(backlog: 0);

        // Once the queue of unaccepted connections is full, the system lets further ones wait unanswered.
        var waiting = Enumerable.Range(0, 8)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
            .ToList();
        var connecting = waiting.ConvertAll(socket => socket.ConnectAsync(deaf.LocalEndPoint!));
        await Task.WhenAny(connecting).Soon();
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromMilliseconds(300) };
        using var channel = GrpcChannel.ForAddress(
            $"http://{deaf.LocalEndPoint}", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });

        var error = await Assert.ThrowsAsync<RpcException>(
            () => new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        waiting.ForEach(socket => socket.Dispose());
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(connecting).Soon());
    }

    [Fact]
    public async Task Connection_BrokenInTheMiddle_IsUnavailable()
    {
        await using var server = await ForeignServer.StartAsync(async http =>
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.Body.FlushAsync();
            http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
        });
        using var call = server.Client.Expand(new EchoRequest());

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    [Fact]
    public async Task Streams_BeyondTheLimitOfAConnection_GetAnother()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        var calls = new List<AsyncDuplexStreamingCall<EchoRequest, EchoReply>>();

        // Kestrel allows 100 streams a connection: without a second one the last call would wait for ever.
        for (var i = 0; i < 101; i++)
        {
            calls.Add(server.Client.Chat());
            await calls[i].RequestStream.WriteAsync(new EchoRequest { Count = i }).Soon();
        }

        for (var i = 0; i < calls.Count; i++)
        {
            Assert.True(await calls[i].ResponseStream.MoveNext().Soon());
            Assert.Equal(i, calls[i].ResponseStream.Current.Count);
            calls[i].Dispose();
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
