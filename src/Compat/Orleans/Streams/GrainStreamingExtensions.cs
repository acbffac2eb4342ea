using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Orleans;

/// <summary>The stream providers as grains see them.</summary>
public static class GrainStreamingExtensions
{
    public static IStreamProvider GetStreamProvider(this Grain grain, string name) =>
        ((IGrainBase)grain).GetStreamProvider(name);

    public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
        Find(grain.GrainContext.ActivationServices, name);

    internal static IStreamProvider Find(IServiceProvider services, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentNullException(nameof(name));
        }

        return services.GetKeyedService<IStreamProvider>(name)
            ?? throw new KeyNotFoundException($"Stream provider '{name}' not found");
    }
}
