using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>What the server puts on the wire, seen without any gRPC code.</summary>
public sealed class CallOutcomeTests
{
    private static readonly byte[] Request = RawFrames.Frame(new EchoRequest { Text = "hi" }.ToByteArray());

    [Fact]
    public async Task Success_IsAFrameAndTrailers()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatus);
        Assert.Equal("application/grpc", response.ContentType);
        Assert.Equal(RawFrames.Frame(new EchoReply { Text = "hi" }.ToByteArray()), response.Body);
        Assert.Equal("0", response.Trailer("grpc-status"));
        Assert.Null(response.Trailer("grpc-message"));
        Assert.Null(response.Header("grpc-status"));
    }

    [Fact]
    public async Task ErrorBeforeAnyMessage_IsHeadersOnly()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => throw new RpcException(
                new Status(StatusCode.NotFound, "none"), new Metadata { { "reason", "r" } }),
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatus);
        Assert.Equal("application/grpc", response.ContentType);
        Assert.Empty(response.Body);
        Assert.Equal("5", response.Header("grpc-status"));
        Assert.Equal("none", response.Header("grpc-message"));
        Assert.Equal("r", response.Header("reason"));
        Assert.Null(response.Trailer("grpc-status"));
    }

    [Fact]
    public async Task ErrorAfterAMessage_IsInTrailers()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Chat = async (_, responses, _) =>
            {
                await responses.WriteAsync(new EchoReply());
                throw new RpcException(new Status(StatusCode.DataLoss, "lost"));
            },
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.ChatPath, []);

        Assert.Equal(RawFrames.Frame([]), response.Body);
        Assert.Equal("15", response.Trailer("grpc-status"));
        Assert.Equal("lost", response.Trailer("grpc-message"));
        Assert.Null(response.Header("grpc-status"));
    }

    [Fact]
    public async Task Message_IsPercentEncodedUtf8()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, _) => throw new RpcException(new Status(StatusCode.Internal, "车 50%\n~é")),
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request);

        Assert.Equal("%E8%BD%A6 50%25%0A~%C3%A9", response.Message);
    }
}
