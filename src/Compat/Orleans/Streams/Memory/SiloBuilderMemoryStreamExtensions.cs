using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Streams;
using Orleans.Streams.Memory;

namespace Orleans.Hosting;

/// <summary>Adds streams within the process.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name)
    {
        builder.Services.TryAddSingleton<ClientStreamConsumer>();
        builder.Services.AddSingleton<IConfigurationValidator>(
            provider => new SubscriptionStorageValidator(provider, name));
        builder.Services.AddKeyedSingleton<IStreamProvider>(
            name, (provider, _) => ActivatorUtilities.CreateInstance<MemoryStreamProvider>(provider, name));
        return builder;
    }
}
