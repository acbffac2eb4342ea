using Orleans.Streams;

namespace Orleans;

/// <summary>The stream providers as code outside grains sees them.</summary>
public static class ClientStreamingExtensions
{
    public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
        GrainStreamingExtensions.Find(client.ServiceProvider, name);
}
