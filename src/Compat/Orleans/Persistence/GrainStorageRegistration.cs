using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace Orleans.Persistence;

/// <summary>Registers storage providers where grains look for them: by name, the default one also without.</summary>
internal static class GrainStorageRegistration
{
    public const string DefaultName = "Default";

    public static ISiloBuilder AddGrainStorage(
        this ISiloBuilder builder, string name, Func<IServiceProvider, string, IGrainStorage> create)
    {
        builder.Services.AddKeyedSingleton(name, (provider, _) => create(provider, name));
        if (name == DefaultName)
        {
            builder.Services.AddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(name));
        }

        return builder;
    }
}
