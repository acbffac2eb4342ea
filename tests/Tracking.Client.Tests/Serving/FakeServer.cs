using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tracking.Client.Tests.Serving;

/// <summary>
/// A server in memory on a loopback port: real gRPC over real HTTP/2. It can go and come back at the same address with
/// whatever it had stored, as a real one does.
/// </summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private WebApplication? _application;
    private int _port;

    public FakeTelematics Telematics { get; } = new();

    public FakeAlerts Alerts { get; } = new();

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public static async Task<FakeServer> StartAsync()
    {
        var server = new FakeServer();
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, _port, static port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Telematics);
        builder.Services.AddSingleton(Alerts);
        _application = builder.Build();
        _application.MapGrpcService<FakeTelematics>();
        _application.MapGrpcService<FakeAlerts>();
        await _application.StartAsync();
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        _port = new Uri(addresses!.Addresses.Single()).Port;
    }

    /// <summary>Goes away at once, in the middle of whatever it does.</summary>
    public async Task StopAsync()
    {
        if (_application is { } application)
        {
            _application = null;
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await application.StopAsync(atOnce.Token);
            await application.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
