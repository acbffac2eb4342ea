using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>The scripted service on a server of its own, with a channel to it.</summary>
internal sealed class ConformanceServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private ConformanceServer(LoopbackServer server, GrpcChannelOptions channel)
    {
        _server = server;
        Channel = GrpcChannel.ForAddress(server.Address, channel);
        Client = new Conformance.ConformanceClient(Channel);
    }

    public Uri Address => _server.Address;

    public GrpcChannel Channel { get; }

    public Conformance.ConformanceClient Client { get; }

    public static async Task<ConformanceServer> StartAsync(
        Script script,
        Action<GrpcServiceOptions>? options = null,
        GrpcChannelOptions? channel = null)
    {
        var server = await LoopbackServer.StartAsync(
            services =>
            {
                services.AddSingleton(script);
                services.AddGrpc(options ?? (_ => { }));
            },
            app => app.MapGrpcService<ScriptedService>());
        return new ConformanceServer(server, channel ?? new GrpcChannelOptions());
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _server.DisposeAsync();
    }
}
