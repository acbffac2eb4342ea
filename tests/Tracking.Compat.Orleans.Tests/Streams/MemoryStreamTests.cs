using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Streams;

/// <summary>Publishing to and subscribing to memory streams, outside grains.</summary>
public sealed class MemoryStreamTests(SharedSilo silo)
{
    private readonly Inbox _inbox = new();
    private readonly string _key = $"stream-{Guid.NewGuid()}";

    private IAsyncStream<int> Stream =>
        silo.Client.GetStreamProvider(SharedSilo.Streams).GetStream<int>("numbers", _key);

    [Fact]
    public async Task Items_PublishedOneByOne_ArriveInOrderWithRisingTokens()
    {
        await Stream.SubscribeAsync((IAsyncObserver<int>)_inbox);

        for (var item = 0; item < 300; item++)
        {
            await Stream.OnNextAsync(item);
        }

        Assert.Equal(Enumerable.Range(0, 300), await _inbox.TakeAsync(300));
        Assert.Equal(_inbox.Tokens.Order(), _inbox.Tokens);
        Assert.Equal(_inbox.Tokens.Count, _inbox.Tokens.Distinct().Count());
    }

    [Fact]
    public async Task Batch_Published_ReachesABatchObserverAsOne()
    {
        await Stream.SubscribeAsync((IAsyncBatchObserver<int>)_inbox);

        await Stream.OnNextBatchAsync(Enumerable.Range(0, 5));
        await Stream.OnNextBatchAsync(Enumerable.Range(5, 3));
        await Stream.OnNextAsync(8);

        Assert.Equal([0, 1, 2, 3, 4], await _inbox.TakeDeliveryAsync());
        Assert.Equal([5, 6, 7], await _inbox.TakeDeliveryAsync());
        Assert.Equal([8], await _inbox.TakeDeliveryAsync());
    }

    [Fact]
    public async Task Batch_Published_ReachesAnItemObserverItemByItem()
    {
        await Stream.SubscribeAsync((item, token) => _inbox.OnNextAsync(item, token));

        await Stream.OnNextBatchAsync(Enumerable.Range(0, 5));

        Assert.Equal(Enumerable.Range(0, 5), await _inbox.TakeAsync(5));
    }

    [Fact]
    public async Task Streams_OfOtherNames_AreApart()
    {
        var provider = silo.Client.GetStreamProvider(SharedSilo.Streams);
        await Stream.SubscribeAsync((IAsyncObserver<int>)_inbox);

        await provider.GetStream<int>("others", _key).OnNextAsync(1);
        await provider.GetStream<int>("numbers", _key + "x").OnNextAsync(2);
        await Stream.OnNextAsync(3);

        Assert.Equal([3], await _inbox.TakeAsync(1));
        Assert.Equal(Stream, provider.GetStream<int>(StreamId.Create("numbers", _key)));
        Assert.Equal($"numbers/{_key}", Stream.StreamId.ToString());
    }

    [Fact]
    public async Task Subscription_Ended_ReceivesNothingMore()
    {
        var other = new Inbox();
        var handle = await Stream.SubscribeAsync((IAsyncObserver<int>)_inbox);
        await Stream.SubscribeAsync((IAsyncObserver<int>)other);
        await Stream.OnNextAsync(1);
        await _inbox.TakeAsync(1);

        await handle.UnsubscribeAsync();
        await Stream.OnNextAsync(2);

        Assert.Equal([1, 2], await other.TakeAsync(2));
        Assert.False(_inbox.HasMore());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await handle.UnsubscribeAsync());
    }

    [Fact]
    public async Task Subscription_Resumed_GoesOnWithTheNewObserver()
    {
        var handle = await Stream.SubscribeAsync((IAsyncObserver<int>)new Inbox());

        await handle.ResumeAsync((IAsyncObserver<int>)_inbox);
        await Stream.OnNextAsync(1);

        Assert.Equal([1], await _inbox.TakeAsync(1));
        Assert.Equal(handle.HandleId, Assert.Single(await Stream.GetAllSubscriptionHandles()).HandleId);
    }

    [Fact]
    public async Task Subscriber_Failing_GetsTheItemAgainAndHurtsNobody()
    {
        var other = new Inbox();
        _inbox.FailNext(1);
        await Stream.SubscribeAsync((IAsyncObserver<int>)_inbox);
        await Stream.SubscribeAsync((IAsyncObserver<int>)other);

        await Stream.OnNextAsync(1);
        await Stream.OnNextAsync(2);

        Assert.Equal([1, 2], await other.TakeAsync(2));
        Assert.Equal([1, 1, 2], await _inbox.TakeAsync(3));
    }

    [Fact]
    public async Task Subscribers_OutsideGrains_AreServedOneAfterAnother()
    {
        // Not wanted, but so it is: a subscriber outside grains must never wait for anything.
        var other = new Inbox();
        var grain = silo.Client.GetGrain<IStreamGrain>(_key);
        _inbox.BeforeDelivery = () => Gate.Of(_key).PassAsync();
        await Stream.SubscribeAsync((IAsyncObserver<int>)_inbox);
        await Stream.OnNextAsync(1);
        await Gate.Of(_key).ArrivedAsync();

        await Stream.SubscribeAsync((IAsyncObserver<int>)other);
        await grain.SubscribeAsync(inBatches: false);
        await Stream.OnNextAsync(2);
        await Inbox.Of(_key).TakeAsync(1);
        var otherHadNothing = !other.HasMore();
        Gate.Of(_key).Open();

        Assert.True(otherHadNothing);
        Assert.Contains(2, await other.TakeAsync(1));
        Assert.Equal([1, 2], await _inbox.TakeAsync(2));
    }

    [Fact]
    public async Task Context_OfThePublisher_ReachesTheSubscriber()
    {
        var seen = new TaskCompletionSource<object?>();
        await Stream.SubscribeAsync((_, _) =>
        {
            seen.TrySetResult(RequestContext.Get("case"));
            return Task.CompletedTask;
        });

        RequestContext.Set("case", "42");
        await Stream.OnNextAsync(1);
        RequestContext.Clear();

        Assert.Equal("42", await seen.Task.WaitAsync(Safety.Net));
    }

    [Fact]
    public void Provider_Unknown_IsRefused() =>
        Assert.Throws<KeyNotFoundException>(() => silo.Client.GetStreamProvider("no such"));

    [Fact]
    public async Task Queue_Full_RefusesItems()
    {
        const int Limit = 16_384;
        await using var own = await TestSilo.StartAsync(builder => builder
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams("full")
            .ConfigureServices(services => services.Configure<StreamPullingAgentOptions>(
                "full", options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromDays(1))));
        var stream = own.Client.GetStreamProvider("full").GetStream<int>("numbers", _key);
        for (var sent = 0; sent < Limit; sent += 512)
        {
            await Task.WhenAll(Enumerable.Range(0, 512).Select(item => stream.OnNextAsync(item)));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.OnNextAsync(-1));
    }

    [Fact]
    public async Task Provider_WithoutAPlaceForSubscriptions_StopsTheStart()
    {
        var own = TestSilo.Build(builder => builder.AddMemoryStreams("homeless"));

        await Assert.ThrowsAsync<OrleansConfigurationException>(() => own.Host.StartAsync().WaitAsync(Safety.Net));
        own.Host.Dispose();
    }
}
