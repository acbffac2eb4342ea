using Orleans;
using Orleans.Streams;
using Tracking.Compat.Orleans.Tests.Activations;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Streams;

internal sealed class StreamGrain : Grain, IStreamGrain
{
    private int _number;

    private string Key => this.GetPrimaryKeyString();

    private IAsyncStream<int> Stream => this.GetStreamProvider(SharedSilo.Streams).GetStream<int>("numbers", Key);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _number = LifeLog.Of(Key).AddActivation();
        foreach (var handle in await Stream.GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync((IAsyncObserver<int>)Inbox.Of(Key));
        }
    }

    public async Task PublishAsync(int from, int count)
    {
        for (var item = from; item < from + count; item++)
        {
            await Stream.OnNextAsync(item);
        }
    }

    public Task PublishBatchAsync(int from, int count) => Stream.OnNextBatchAsync(Enumerable.Range(from, count));

    public Task SubscribeAsync(bool inBatches) => inBatches
        ? Stream.SubscribeAsync((IAsyncBatchObserver<int>)Inbox.Of(Key))
        : Stream.SubscribeAsync((IAsyncObserver<int>)Inbox.Of(Key));

    public async Task UnsubscribeAsync()
    {
        foreach (var handle in await Stream.GetAllSubscriptionHandles())
        {
            await handle.UnsubscribeAsync();
        }
    }

    public async Task<int> CountSubscriptionsAsync() => (await Stream.GetAllSubscriptionHandles()).Count;

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<int> GetActivationNumberAsync() => Task.FromResult(_number);
}
