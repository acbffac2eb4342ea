using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>Requests that are no gRPC calls.</summary>
public sealed class RequestCheckTests
{
    private static readonly byte[] Request = RawFrames.Frame(new EchoRequest { Text = "hi" }.ToByteArray());

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

    private static ByteArrayContent Typed(byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
