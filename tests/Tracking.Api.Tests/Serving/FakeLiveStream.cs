using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Contracts.Live;

namespace Tracking.Api.Tests.Serving;

/// <summary>One vehicle's stream: hands every item to its observers at once.</summary>
internal sealed class FakeLiveStream(StreamId streamId) : IAsyncStream<LiveUpdate>
{
    private readonly ConcurrentDictionary<FakeSubscription, IAsyncObserver<LiveUpdate>> _observers = [];
    private readonly TaskCompletionSource _unsubscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsRewindable => false;

    public string ProviderName => LiveStream.Provider;

    public StreamId StreamId => streamId;

    /// <summary>How many follow it.</summary>
    public int Observers => _observers.Count;

    /// <summary>Completes when somebody stopped following it.</summary>
    public Task Unsubscribed => _unsubscribed.Task;

    /// <summary>Makes every new subscription fail.</summary>
    public Exception? Failure { get; set; }

    public Task<StreamSubscriptionHandle<LiveUpdate>> SubscribeAsync(IAsyncObserver<LiveUpdate> observer)
    {
        if (Failure is not null)
        {
            return Task.FromException<StreamSubscriptionHandle<LiveUpdate>>(Failure);
        }

        var subscription = new FakeSubscription(this);
        _observers[subscription] = observer;
        return Task.FromResult<StreamSubscriptionHandle<LiveUpdate>>(subscription);
    }

    public Task<StreamSubscriptionHandle<LiveUpdate>> SubscribeAsync(
        IAsyncObserver<LiveUpdate> observer, StreamSequenceToken? token, string? filterData = null) => SubscribeAsync(observer);

    public Task<StreamSubscriptionHandle<LiveUpdate>> SubscribeAsync(IAsyncBatchObserver<LiveUpdate> observer) =>
        throw new NotSupportedException();

    public Task<StreamSubscriptionHandle<LiveUpdate>> SubscribeAsync(
        IAsyncBatchObserver<LiveUpdate> observer, StreamSequenceToken? token) => throw new NotSupportedException();

    public async Task OnNextAsync(LiveUpdate item, StreamSequenceToken? token = null)
    {
        foreach (var observer in _observers.Values)
        {
            await observer.OnNextAsync(item, token);
        }
    }

    public Task OnNextBatchAsync(IEnumerable<LiveUpdate> batch, StreamSequenceToken? token = null) =>
        throw new NotSupportedException();

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException();

    public Task<IList<StreamSubscriptionHandle<LiveUpdate>>> GetAllSubscriptionHandles() => throw new NotSupportedException();

    public bool Equals(IAsyncStream<LiveUpdate>? other) => ReferenceEquals(this, other);

    public int CompareTo(IAsyncStream<LiveUpdate>? other) => throw new NotSupportedException();

    public void Remove(FakeSubscription subscription)
    {
        _observers.TryRemove(subscription, out _);
        _unsubscribed.TrySetResult();
    }
}
