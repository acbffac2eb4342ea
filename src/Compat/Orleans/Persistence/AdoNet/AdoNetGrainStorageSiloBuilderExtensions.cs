using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Persistence;
using Orleans.Persistence.AdoNet;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Adds storage of grain states in a database.</summary>
public static class AdoNetGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions) =>
        builder.AddAdoNetGrainStorage(name, options => options.Configure(configureOptions));

    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder,
        string name,
        Action<OptionsBuilder<AdoNetGrainStorageOptions>>? configureOptions = null)
    {
        var services = builder.Services;
        configureOptions?.Invoke(services.AddOptions<AdoNetGrainStorageOptions>(name));
        services.AddSingleton<IConfigurationValidator>(provider =>
            new AdoNetGrainStorageOptionsValidator(GetOptions(provider, name), name));
        services.AddSingleton(provider =>
            (ISiloParticipant)provider.GetRequiredKeyedService<IGrainStorage>(name));
        return builder.AddGrainStorage(name, static (provider, name) => new AdoNetGrainStorage(
            name, GetOptions(provider, name), provider.GetRequiredService<IOptions<ClusterOptions>>().Value));
    }

    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(
        this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions) =>
        builder.AddAdoNetGrainStorage(GrainStorageRegistration.DefaultName, configureOptions);

    private static AdoNetGrainStorageOptions GetOptions(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name);
}
