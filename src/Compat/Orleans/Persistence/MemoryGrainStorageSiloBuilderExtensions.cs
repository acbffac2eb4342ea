using Orleans.Persistence;

namespace Orleans.Hosting;

/// <summary>Adds storage of grain states for as long as the process lives.</summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name) =>
        builder.AddGrainStorage(name, static (_, _) => new MemoryGrainStorage());

    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder) =>
        builder.AddMemoryGrainStorage(GrainStorageRegistration.DefaultName);
}
