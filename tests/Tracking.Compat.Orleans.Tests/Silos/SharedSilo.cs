using Orleans;
using Orleans.Hosting;
using Tracking.Compat.Orleans.Tests.Silos;

[assembly: AssemblyFixture(typeof(SharedSilo))]

namespace Tracking.Compat.Orleans.Tests.Silos;

/// <summary>The silo of all tests that need no special one. Each test uses grains of its own.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    /// <summary>The memory stream provider.</summary>
    public const string Streams = "streams";

    /// <summary>The memory storage provider.</summary>
    public const string Memory = "memory";

    private TestSilo? _silo;

    internal IClusterClient Client => _silo!.Client;

    internal IServiceProvider Services => _silo!.Host.Services;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(builder => builder
        .AddMemoryGrainStorage("PubSubStore")
        .AddMemoryGrainStorage(Memory)
        .AddMemoryStreams(Streams));

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();

    internal TGrain GetGrain<TGrain>()
        where TGrain : IGrainWithStringKey => Client.GetGrain<TGrain>($"test-{Guid.NewGuid()}");
}
