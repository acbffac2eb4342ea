using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Wire;

/// <summary>Messages at and above the limits of either side.</summary>
public sealed class MessageLimitsTests
{
    private const int Limit = 1000;
    private const string TooLargeToReceive = "Received message exceeds the maximum configured message size.";
    private const string TooLargeToSend = "Sending message exceeds the maximum configured message size.";

    [Fact]
    public async Task ServerReceive_AtTheLimit_IsTaken()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), options => options.MaxReceiveMessageSize = Limit);

        var reply = await server.Client.EchoAsync(RequestOf(Limit));

        Assert.Equal(Limit, reply.CalculateSize());
    }

    [Fact]
    public async Task ServerReceive_OneByteMore_IsExhausted()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), options => options.MaxReceiveMessageSize = Limit);

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(RequestOf(Limit + 1)).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(TooLargeToReceive, error.Status.Detail);
    }

    [Fact]
    public async Task ServerReceive_InAStream_IsExhaustedAtThatMessage()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), options => options.MaxReceiveMessageSize = Limit);
        using var call = server.Client.Chat();
        await call.RequestStream.WriteAsync(RequestOf(Limit));
        Assert.True(await call.ResponseStream.MoveNext().Soon());
        await call.RequestStream.WriteAsync(RequestOf(Limit + 1));

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task ServerReceive_ByDefault_TakesFourMebibytes()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => Task.FromResult(new EchoReply()),
        });
        await server.Client.EchoAsync(RequestOf(4 * 1024 * 1024));

        var error = await Assert.ThrowsAsync<RpcException>(
            () => server.Client.EchoAsync(RequestOf(4 * 1024 * 1024 + 1)).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task ServerReceive_WithoutLimit_TakesMore()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script { Echo = (request, _) => Task.FromResult(new EchoReply { Count = request.CalculateSize() }) },
            options => options.MaxReceiveMessageSize = null);

        var reply = await server.Client.EchoAsync(RequestOf(6_000_000));

        Assert.Equal(6_000_000, reply.Count);
    }

    [Fact]
    public async Task ServerSend_AboveItsLimit_IsExhausted()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), options => options.MaxSendMessageSize = Limit);
        Assert.Equal(Limit, (await server.Client.EchoAsync(RequestOf(Limit))).CalculateSize());

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(RequestOf(Limit + 1)).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(TooLargeToSend, error.Status.Detail);
    }

    [Fact]
    public async Task ClientReceive_AboveItsLimit_IsExhausted()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), channel: new GrpcChannelOptions { MaxReceiveMessageSize = Limit });
        Assert.Equal(Limit, (await server.Client.EchoAsync(RequestOf(Limit))).CalculateSize());

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(RequestOf(Limit + 1)).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(TooLargeToReceive, error.Status.Detail);
    }

    [Fact]
    public async Task ClientSend_AboveItsLimit_IsExhausted()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), channel: new GrpcChannelOptions { MaxSendMessageSize = Limit });
        Assert.Equal(Limit, (await server.Client.EchoAsync(RequestOf(Limit))).CalculateSize());

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(RequestOf(Limit + 1)).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(TooLargeToSend, error.Status.Detail);
    }

    [Fact]
    public async Task ClientSend_AboveItsLimitInAStream_FailsThatWrite()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), channel: new GrpcChannelOptions { MaxSendMessageSize = Limit });
        using var call = server.Client.Chat();

        var error = await Assert.ThrowsAsync<RpcException>(
            () => call.RequestStream.WriteAsync(RequestOf(Limit + 1)).Soon());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task Upload_BeyondKestrelsLimitOfABody_GoesOn()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var call = server.Client.Collect();
        var request = RequestOf(1_000_000);

        // Kestrel ends a request body at 30,000,000 bytes unless the stream lifts that.
        for (var i = 0; i < 31; i++)
        {
            await call.RequestStream.WriteAsync(request).Soon();
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal(31, (await call.Soon()).Count);
    }

    /// <summary>A request that takes exactly so many bytes.</summary>
    private static EchoRequest RequestOf(int length)
    {
        var request = new EchoRequest { Blob = ByteString.CopyFrom(new byte[length]) };
        return new EchoRequest { Blob = ByteString.CopyFrom(new byte[length - (request.CalculateSize() - length)]) };
    }
}
