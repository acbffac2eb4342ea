using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Routing;

/// <summary>Requests to unknown paths, seen without any gRPC code: only gRPC calls get an answer of gRPC.</summary>
public sealed class UnimplementedPathTests
{
    private static readonly byte[] Request = RawFrames.Frame(new EchoRequest { Text = "hi" }.ToByteArray());

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

    private static ByteArrayContent Typed(byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
