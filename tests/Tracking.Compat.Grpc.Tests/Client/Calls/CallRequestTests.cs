using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Calls;

/// <summary>What the client puts on the wire, seen by a server without any gRPC code.</summary>
public sealed class CallRequestTests
{
    private static readonly EchoRequest Request = new() { Text = new string('q', 300) };

    [Fact]
    public async Task Request_HasTheHeadersOfTheProtocol()
    {
        var (seen, protocol, path) = (new Signal<HeaderDictionary>(), new Signal<string>(), new Signal<string>());
        await using var server = await ForeignServer.StartAsync(http =>
        {
            protocol.Set($"{http.Request.Method} {http.Request.Protocol}");
            path.Set(http.Request.Path);
            seen.Set(new HeaderDictionary(http.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)));
            return AnswerAsync(http);
        });
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1);

        await server.Client.EchoAsync(Request, new Metadata { { "key-bin", [1, 2, 3, 4] } }, deadline);

        var headers = await seen.Happened;
        Assert.Equal("POST HTTP/2", await protocol.Happened);
        Assert.Equal(RawClient.EchoPath, await path.Happened);
        Assert.Equal("application/grpc", headers["content-type"].ToString());
        Assert.Equal("trailers", headers["te"].ToString());
        Assert.Equal("identity,gzip,deflate", headers["grpc-accept-encoding"].ToString());
        Assert.Equal("AQIDBA", headers["key-bin"].ToString().TrimEnd('='));
        Assert.Matches("^[0-9]{1,8}[HMSmun]$", headers["grpc-timeout"].ToString());
        Assert.False(headers.ContainsKey("grpc-encoding"));
    }

    [Fact]
    public async Task Body_IsOneFrame()
    {
        var body = new Signal<byte[]>();
        await using var server = await ForeignServer.StartAsync(http => CaptureAsync(http, body));

        await server.Client.EchoAsync(Request);

        Assert.Equal(RawFrames.Frame(Request.ToByteArray()), await body.Happened);
    }

    [Fact]
    public async Task Body_WhenCompressionIsAskedFor_IsOneCompressedFrame()
    {
        var (body, encoding) = (new Signal<byte[]>(), new Signal<string>());
        await using var server = await ForeignServer.StartAsync(http =>
        {
            encoding.Set(http.Request.Headers["grpc-encoding"].ToString());
            Assert.False(http.Request.Headers.ContainsKey("grpc-internal-encoding-request"));
            return CaptureAsync(http, body);
        });

        await server.Client.EchoAsync(Request, new Metadata { { "grpc-internal-encoding-request", "gzip" } });

        var frame = await body.Happened;
        Assert.Equal("gzip", await encoding.Happened);
        Assert.Equal(1, frame[0]);
        Assert.Equal(Request.ToByteArray(), RawFrames.Gunzip(frame[5..]));
    }

    [Fact]
    public async Task Body_WithNoCompress_IsPlainAllTheSame()
    {
        var body = new Signal<byte[]>();
        await using var server = await ForeignServer.StartAsync(http => CaptureAsync(http, body));
        var options = new CallOptions(
            headers: new Metadata { { "grpc-internal-encoding-request", "gzip" } },
            writeOptions: new WriteOptions(WriteFlags.NoCompress));

        await server.Client.EchoAsync(Request, options);

        Assert.Equal(RawFrames.Frame(Request.ToByteArray()), await body.Happened);
    }

    [Fact]
    public async Task HeadersOfAStream_GoOutBeforeItsFirstMessage()
    {
        var arrived = new Signal<bool>();
        await using var server = await ForeignServer.StartAsync(async http =>
        {
            arrived.Set(true);
            await AnswerAsync(http);
        });
        using var call = server.Client.Chat();

        Assert.True(await arrived.Happened);

        await call.RequestStream.CompleteAsync();
    }

    private static async Task CaptureAsync(HttpContext http, Signal<byte[]> body)
    {
        var captured = new MemoryStream();
        await http.Request.Body.CopyToAsync(captured);
        body.Set(captured.ToArray());
        await AnswerAsync(http);
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/grpc";
        await http.Response.Body.WriteAsync(RawFrames.Frame([]));
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
