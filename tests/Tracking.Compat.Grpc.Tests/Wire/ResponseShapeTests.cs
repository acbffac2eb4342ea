using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Wire;

/// <summary>What the server puts on the wire, seen without any gRPC code.</summary>
public sealed class ResponseShapeTests
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

    [Theory]
    [InlineData("application/grpc")]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc;charset=utf-8")]
    [InlineData("Application/GRPC")]
    public async Task ContentType_OfGrpc_IsServed(string contentType)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Typed(Request, contentType));

        Assert.Equal("0", response.Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpcx")]
    public async Task ContentType_OfSomethingElse_Is415(string contentType)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Typed(Request, contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.HttpStatus);
        Assert.Equal("13", response.Status);
        Assert.Equal($"Content-Type '{contentType}' is not supported.", response.Message);
    }

    [Fact]
    public async Task ContentType_Missing_Is415()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        using var response = await client.SendAsync(HttpMethod.Post, RawClient.EchoPath, new ByteArrayContent(Request));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task UnknownPath_OfOtherContent_IsAnOrdinary404()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync("/no/such", Typed(Request, "application/json"));

        Assert.Equal(HttpStatusCode.NotFound, response.HttpStatus);
        Assert.Null(response.Status);
    }

    [Fact]
    public async Task UnknownPath_OfGrpc_IsHeadersOnlyUnimplemented()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync("/no/such", Request);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatus);
        Assert.Equal("12", response.Header("grpc-status"));
        Assert.Equal("application/grpc", response.ContentType);
    }

    [Fact]
    public async Task Get_IsAnOrdinary404()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        using var response = await client.SendAsync(HttpMethod.Get, RawClient.EchoPath, content: null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task OldHttp_IsToldToUpgrade()
    {
        await using var server = await LoopbackServer.StartAsync(
            services =>
            {
                services.AddSingleton(new Script());
                services.AddGrpc();
            },
            app => app.MapGrpcService<ScriptedService>(),
            HttpProtocols.Http1);
        using var client = new HttpClient();

        using var response = await client.PostAsync(
            new Uri(server.Address, RawClient.EchoPath), Typed(Request, "application/grpc")).Soon();

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
    }

    [Theory]
    [InlineData("AQID")]
    [InlineData("AQIDBA")]
    [InlineData("AQIDBA==")]
    public async Task BinaryHeader_PaddedOrNot_IsDecoded(string header)
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, context) => Task.FromResult(
                new EchoReply { Blob = ByteString.CopyFrom(context.RequestHeaders.GetValueBytes("key-bin")) }),
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("key-bin", header));

        var reply = EchoReply.Parser.ParseFrom(response.Body.AsSpan(5));
        Assert.Equal(Convert.FromBase64String(header.Length % 4 == 0 ? header : header + "=="), reply.Blob);
    }

    [Theory]
    [InlineData("100m")]
    [InlineData("100000u")]
    [InlineData("100000000n")]
    public async Task Timeout_InAnyUnit_EndsTheCallByTheServer(string timeout)
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = async (request, context) =>
            {
                await context.CancellationToken.Fires();
                return Script.Reply(request);
            },
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("grpc-timeout", timeout));

        Assert.Equal("4", response.Status);
        Assert.Equal("Deadline Exceeded", response.Message);
        Assert.Empty(response.Body);
    }

    [Theory]
    [InlineData("1H")]
    [InlineData("1M")]
    [InlineData("1S")]
    [InlineData("99999999H")]
    public async Task Timeout_FarAway_LeavesTheCallAlone(string timeout)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("grpc-timeout", timeout));

        Assert.Equal("0", response.Status);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5x")]
    [InlineData("0m")]
    public async Task Timeout_Malformed_IsIgnored(string timeout)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("grpc-timeout", timeout));

        Assert.Equal("0", response.Status);
    }

    private static ByteArrayContent Typed(byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
