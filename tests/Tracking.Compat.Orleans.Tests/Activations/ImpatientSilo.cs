using Orleans.Configuration;
using Orleans.Hosting;
using Tracking.Compat.Orleans.Tests.Activations;
using Tracking.Compat.Orleans.Tests.Silos;

[assembly: AssemblyFixture(typeof(ImpatientSilo))]

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>A silo in which idle activations and slow answers are given up within seconds.</summary>
public sealed class ImpatientSilo : IAsyncLifetime
{
    private TestSilo? _silo;

    internal TestSilo Silo => _silo!;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(builder => builder
        .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1))
        .Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(200);
            options.CollectionAge = TimeSpan.FromMilliseconds(500);
        }));

    public ValueTask DisposeAsync() => _silo!.DisposeAsync();
}
