using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Calls;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Hosting;

/// <summary>Configuring, starting and stopping.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Silo_OfAHostBuilder_ServesGrains()
    {
        var ports = TestSilo.FindFreePorts();
        using var host = Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .UseOrleans(silo => silo.UseLocalhostClustering(ports.Silo, ports.Gateway))
            .Build();
        await host.StartAsync().WaitAsync(Safety.Net);

        var client = host.Services.GetRequiredService<IClusterClient>();
        Assert.Equal(3, await client.GetGrain<IEchoGrain>("any").AddAsync(1, 2));
        await host.StopAsync().WaitAsync(Safety.Net);
    }

    [Fact]
    public async Task Grains_CalledBeforeTheStart_Fail()
    {
        var silo = TestSilo.Build();

        await Assert.ThrowsAnyAsync<Exception>(
            async () => await silo.GetGrain<IEchoGrain>("any").AddAsync(1, 2).WaitAsync(Safety.Net));
        silo.Host.Dispose();
    }

    [Fact]
    public async Task Grains_CalledAfterTheStop_Fail()
    {
        var silo = await TestSilo.StartAsync();
        var grain = silo.GetGrain<IEchoGrain>("any");
        await grain.AddAsync(1, 2);
        await silo.StopAsync();

        await Assert.ThrowsAnyAsync<Exception>(async () => await grain.AddAsync(1, 2).WaitAsync(Safety.Net));
        silo.Host.Dispose();
    }

    [Fact]
    public async Task Silo_Configured_SeesServicesAndOptions()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder
            .Configure<ClusterOptions>(options => options.ServiceId = "tracking")
            .ConfigureServices(services => services.AddSingleton("a service")));

        Assert.Equal("a service", silo.Host.Services.GetRequiredService<string>());
        Assert.Equal("tracking", silo.Host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId);
    }

    [Fact]
    public async Task Clustering_NotConfigured_StopsTheStart()
    {
        var silo = TestSilo.BuildBare(_ => { });

        await Assert.ThrowsAnyAsync<Exception>(() => silo.Host.StartAsync().WaitAsync(Safety.Net));
        silo.Host.Dispose();
    }

    [Fact]
    public async Task Clustering_ThroughADatabase_IsRefusedByTheStandIns()
    {
        Build.SkipUnlessStandIns("The packages can do it; that it works is tested where there is a database.");
        var silo = TestSilo.BuildBare(builder => builder.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = "Host=localhost";
        }));

        var refusal = await AssertRefusedAsync(silo);

        Assert.Contains("-p:Packages=feed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Storage_WithoutConnectionString_StopsTheStart() => AssertRefusedAsync(TestSilo.Build(
        builder => builder.AddAdoNetGrainStorage("sqlite", options => options.Invariant = "System.Data.SQLite")));

    [Fact]
    public Task Collection_FasterThanItsQuantum_StopsTheStart() => AssertRefusedAsync(TestSilo.Build(
        builder => builder.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMinutes(1);
            options.CollectionAge = TimeSpan.FromMinutes(1);
        })));

    [Fact]
    public async Task Storage_WithoutItsTables_StopsTheStart()
    {
        SQLitePCL.Batteries_V2.Init();
        var silo = TestSilo.Build(builder => builder.AddAdoNetGrainStorage("sqlite", options =>
        {
            options.Invariant = "System.Data.SQLite";
            options.ConnectionString = "Data Source=:memory:";
        }));

        await Assert.ThrowsAnyAsync<Exception>(() => silo.Host.StartAsync().WaitAsync(Safety.Net));
        silo.Host.Dispose();
    }

    private static async Task<OrleansConfigurationException> AssertRefusedAsync(TestSilo silo)
    {
        using (silo.Host)
        {
            return await Assert.ThrowsAsync<OrleansConfigurationException>(
                () => silo.Host.StartAsync().WaitAsync(Safety.Net));
        }
    }
}
