using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Tracking.Contracts.Live;
using Tracking.Grains.Drivers;
using Tracking.Grains.Sweeping;

namespace Tracking.Grains.Tests.Silos;

/// <summary>
/// A silo put together as the shipped one is, in either build. The clock of its grains and of Orleans itself is the
/// real one: a clock that stands still would stop the streams and the time-outs. Nothing sweeps unless a test does.
/// </summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> StartAsync(string snapshots, Action<IServiceCollection> addServices)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        addServices(builder.Services);
        builder.Services.AddTrackingGrains();
        foreach (var sweeper in builder.Services.Where(IsSweeper).ToList())
        {
            builder.Services.Remove(sweeper);
        }

        builder.UseOrleans(silo => Configure(silo, snapshots));
        var started = new TestSilo(builder.Build());
        await started._host.StartAsync().WaitAsync(Safety.Net);
        return started;
    }

    /// <summary>Stops as a service does: every activation is deactivated and keeps its snapshot.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().WaitAsync(Safety.Net);
        _host.Dispose();
    }

    private static void Configure(ISiloBuilder silo, string snapshots)
    {
        var (siloPort, gatewayPort) = FindFreePorts();
        silo.UseLocalhostClustering(siloPort, gatewayPort, null, "tracking", "tracking");
        silo.AddAdoNetGrainStorage(TrackingGrains.SnapshotProvider, storage =>
        {
            storage.Invariant = "System.Data.SQLite";
            storage.ConnectionString = snapshots;
        });
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddMemoryStreams(LiveStream.Provider);
    }

    private static bool IsSweeper(ServiceDescriptor service) =>
        service.ImplementationType == typeof(Sweeper) || service.ImplementationType == typeof(DriverSweeper);

    // Only the real packages open them.
    private static (int Silo, int Gateway) FindFreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
