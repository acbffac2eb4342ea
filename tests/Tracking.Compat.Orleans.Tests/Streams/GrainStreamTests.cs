using Orleans;
using Orleans.Streams;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Streams;

/// <summary>Grains as publishers and subscribers.</summary>
public sealed class GrainStreamTests(SharedSilo silo)
{
    private readonly string _key = $"stream-{Guid.NewGuid()}";

    private IStreamGrain Grain => silo.Client.GetGrain<IStreamGrain>(_key);

    private Inbox Inbox => Inbox.Of(_key);

    private IAsyncStream<int> Stream =>
        silo.Client.GetStreamProvider(SharedSilo.Streams).GetStream<int>("numbers", _key);

    [Fact]
    public async Task Grain_Publishing_ReachesSubscribersOutside()
    {
        var outside = new Inbox();
        await Stream.SubscribeAsync((IAsyncObserver<int>)outside);

        await Grain.PublishAsync(0, 3);
        await Grain.PublishBatchAsync(3, 3);

        Assert.Equal(Enumerable.Range(0, 6), await outside.TakeAsync(6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Grain_Subscribed_ReceivesInOrder(bool inBatches)
    {
        await Grain.SubscribeAsync(inBatches);

        await Stream.OnNextBatchAsync(Enumerable.Range(0, 10));
        await Stream.OnNextBatchAsync(Enumerable.Range(10, 10));

        Assert.Equal(Enumerable.Range(0, 20), await Inbox.TakeAsync(20));
    }

    [Fact]
    public async Task Grain_SubscribedAndEnded_IsActivatedByTheNextItem()
    {
        await Grain.SubscribeAsync(inBatches: false);
        await Grain.EndAsync();

        await Stream.OnNextAsync(7);

        Assert.Equal([7], await Inbox.TakeAsync(1));
        Assert.Equal(2, await Grain.GetActivationNumberAsync());
        Assert.Equal(1, await Grain.CountSubscriptionsAsync());
    }

    [Fact]
    public async Task Grain_Unsubscribed_ReceivesNothingMore()
    {
        var outside = new Inbox();
        await Stream.SubscribeAsync((IAsyncObserver<int>)outside);
        await Grain.SubscribeAsync(inBatches: false);
        await Stream.OnNextAsync(1);
        await Inbox.TakeAsync(1);

        await Grain.UnsubscribeAsync();
        await Stream.OnNextAsync(2);

        Assert.Equal([1, 2], await outside.TakeAsync(2));
        Assert.False(Inbox.HasMore());
        Assert.Equal(0, await Grain.CountSubscriptionsAsync());
    }

    [Fact]
    public async Task Subscriptions_OfAGrain_AreNotThoseOfOthers()
    {
        await Grain.SubscribeAsync(inBatches: false);
        await Grain.SubscribeAsync(inBatches: true);

        Assert.Equal(2, await Grain.CountSubscriptionsAsync());
        Assert.Empty(await Stream.GetAllSubscriptionHandles());
    }

    [Fact]
    public async Task Delivery_ToAGrain_IsATurn()
    {
        await Grain.SubscribeAsync(inBatches: false);
        Inbox.BeforeDelivery = () => Gate.Of(_key).PassAsync();
        await Stream.OnNextAsync(1);
        await Gate.Of(_key).ArrivedAsync();

        var waiting = Grain.CountSubscriptionsAsync();
        var other = silo.GetGrain<IStreamGrain>();
        await other.CountSubscriptionsAsync();
        Assert.False(waiting.IsCompleted);

        Gate.Of(_key).Open();
        Assert.Equal(1, await waiting.WaitAsync(Safety.Net));
    }

    [Fact]
    public async Task Grain_Slow_HoldsUpNeitherPublisherNorOthers()
    {
        var outside = new Inbox();
        Inbox.BeforeDelivery = () => Gate.Of(_key).PassAsync();
        await Grain.SubscribeAsync(inBatches: false);
        await Stream.SubscribeAsync((IAsyncObserver<int>)outside);

        await Stream.OnNextAsync(1);
        await Gate.Of(_key).ArrivedAsync();
        await Stream.OnNextAsync(2);

        Assert.Equal([1, 2], await outside.TakeAsync(2));
        Gate.Of(_key).Open();
        Assert.Equal([1, 2], await Inbox.TakeAsync(2));
    }
}
