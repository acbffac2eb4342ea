using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>A server without any gRPC code: it answers every request with what the test says, byte by byte.</summary>
internal sealed class ForeignServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly GrpcChannel _channel;

    private ForeignServer(LoopbackServer server)
    {
        _server = server;
        _channel = GrpcChannel.ForAddress(server.Address);
        Client = new Conformance.ConformanceClient(_channel);
    }

    public Conformance.ConformanceClient Client { get; }

    public static async Task<ForeignServer> StartAsync(
        RequestDelegate answer, HttpProtocols protocols = HttpProtocols.Http2) =>
        new(await LoopbackServer.StartAsync(_ => { }, app => app.Run(answer), protocols));

    /// <summary>A gRPC response with this body and, unless null, this status in its trailers.</summary>
    public static Task<ForeignServer> StartAsync(byte[] body, string? status = "0", string? encoding = null) =>
        StartAsync(async http =>
        {
            http.Response.ContentType = "application/grpc";
            if (encoding is not null)
            {
                http.Response.Headers["grpc-encoding"] = encoding;
            }

            await http.Response.Body.WriteAsync(body);
            if (status is not null)
            {
                http.Response.AppendTrailer("grpc-status", status);
            }
        });

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }
}
