using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Calls;
using Orleans.Clustering;
using Orleans.Configuration;

namespace Orleans.Hosting;

internal sealed class SiloBuilder : ISiloBuilder
{
    private SiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }

    /// <summary>The builder of these services: the same one however often the silo is configured.</summary>
    public static SiloBuilder GetOrAdd(IServiceCollection services, IConfiguration configuration)
    {
        var existing = services.FirstOrDefault(service => service.ServiceType == typeof(SiloBuilder));
        if (existing?.ImplementationInstance is SiloBuilder builder)
        {
            return builder;
        }

        builder = new SiloBuilder(services, configuration);
        services.AddSingleton(builder);
        AddRuntime(services);
        return builder;
    }

    private static void AddRuntime(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CallDeadlines>();
        services.AddSingleton<GrainRuntime>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainRuntime>().GrainFactory);
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainRuntime>().GrainFactory);
        services.AddSingleton<IConfigurationValidator, ClusterOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, GrainCollectionOptionsValidator>();
        services.AddSingleton<IHostedService, SiloHostedService>();
    }
}
