using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace Tracking.Compat.Orleans.Tests.Silos;

/// <summary>A silo of its own for a test, in either build.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private TestSilo(IHost host) => Host = host;

    public IHost Host { get; }

    public IClusterClient Client => Host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Builds a host with a silo that is alone, without starting it.</summary>
    public static TestSilo Build(Action<ISiloBuilder>? configure = null) => BuildBare(silo =>
    {
        var (siloPort, gatewayPort) = FindFreePorts();
        silo.UseLocalhostClustering(siloPort, gatewayPort);
        configure?.Invoke(silo);
    });

    /// <summary>Builds a host with a silo that the caller configures wholly.</summary>
    public static TestSilo BuildBare(Action<ISiloBuilder> configure)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(configure);
        return new TestSilo(builder.Build());
    }

    public static async Task<TestSilo> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var silo = Build(configure);
        await silo.Host.StartAsync().WaitAsync(Safety.Net);
        return silo;
    }

    public TGrain GetGrain<TGrain>(string key)
        where TGrain : IGrainWithStringKey => Client.GetGrain<TGrain>(key);

    public Task StopAsync() => Host.StopAsync().WaitAsync(Safety.Net);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Host.Dispose();
    }

    /// <summary>Two ports that are free now. Only the real packages open them.</summary>
    public static (int Silo, int Gateway) FindFreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
