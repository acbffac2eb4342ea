using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tracking.Cli.Tests.Serving;

/// <summary>
/// A server in memory on a loopback port of its own: real gRPC over real HTTP/2, and answers the test decides.
/// </summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    public FakeAlerts Alerts => _application.Services.GetRequiredService<FakeAlerts>();

    public FakeDrivers Drivers => _application.Services.GetRequiredService<FakeDrivers>();

    public FakeFences Fences => _application.Services.GetRequiredService<FakeFences>();

    public FakeQuarantine Quarantine => _application.Services.GetRequiredService<FakeQuarantine>();

    public FakeRegions Regions => _application.Services.GetRequiredService<FakeRegions>();

    public FakeTelematics Telematics => _application.Services.GetRequiredService<FakeTelematics>();

    public FakeVehicles Vehicles => _application.Services.GetRequiredService<FakeVehicles>();

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, static port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<FakeAlerts>();
        builder.Services.AddSingleton<FakeDrivers>();
        builder.Services.AddSingleton<FakeFences>();
        builder.Services.AddSingleton<FakeInfo>();
        builder.Services.AddSingleton<FakeQuarantine>();
        builder.Services.AddSingleton<FakeRegions>();
        builder.Services.AddSingleton<FakeTelematics>();
        builder.Services.AddSingleton<FakeVehicles>();
        var application = builder.Build();
        application.MapGrpcService<FakeAlerts>();
        application.MapGrpcService<FakeDrivers>();
        application.MapGrpcService<FakeFences>();
        application.MapGrpcService<FakeInfo>();
        application.MapGrpcService<FakeQuarantine>();
        application.MapGrpcService<FakeRegions>();
        application.MapGrpcService<FakeTelematics>();
        application.MapGrpcService<FakeVehicles>();
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new FakeServer(application, new Uri(addresses!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        // A test that failed half-way may have left calls open: they are cut off, not waited for.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
    }
}
