using Orleans;

namespace Tracking.Compat.Orleans.Tests.Streams;

/// <summary>Publishes to the stream named by its key, and subscribes to it with the inbox of the same name.</summary>
public interface IStreamGrain : IGrainWithStringKey
{
    Task PublishAsync(int from, int count);

    Task PublishBatchAsync(int from, int count);

    Task SubscribeAsync(bool inBatches);

    Task UnsubscribeAsync();

    Task<int> CountSubscriptionsAsync();

    Task EndAsync();

    Task<int> GetActivationNumberAsync();
}
