using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Activations;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Streams.Memory;

/// <summary>
/// Streams within the process. Subscriptions live as long as it does, whatever becomes of activations.
/// </summary>
internal sealed class MemoryStreamProvider : IStreamProvider
{
    // As the real provider: streams are spread over this many queues, each with a limit of its own.
    private const int QueueCount = 8;

    private readonly ConcurrentDictionary<StreamId, SubscriptionList> _subscriptions = new();
    private readonly ClientStreamConsumer _client;
    private readonly MemoryStreamQueue[] _queues = new MemoryStreamQueue[QueueCount];
    private readonly StreamPullingAgentOptions _options;
    private readonly GrainRuntime _runtime;

    public MemoryStreamProvider(
        string name,
        GrainRuntime runtime,
        ClientStreamConsumer client,
        IOptionsMonitor<StreamPullingAgentOptions> options)
    {
        Name = name;
        _client = client;
        _runtime = runtime;
        _options = options.Get(name);
        for (var i = 0; i < QueueCount; i++)
        {
            _queues[i] = new MemoryStreamQueue(
                runtime.TimeProvider, _options.GetQueueMsgsTimerPeriod, Route);
        }
    }

    public string Name { get; }

    /// <summary>False, unlike the real one: nothing here reads an old item again.</summary>
    public bool IsRewindable => false;

    private IStreamConsumer CurrentConsumer =>
        RuntimeContext.Current is { } activation ? new GrainStreamConsumer(activation) : _client;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryStream<T>(this, streamId);

    public Task PublishAsync(StreamBatch batch)
    {
        try
        {
            _runtime.EnsureStarted();
            _queues[(uint)batch.StreamId.GetHashCode() % QueueCount].Enqueue(batch);
            return Task.CompletedTask;
        }
        catch (InvalidOperationException exception)
        {
            return Task.FromException(exception);
        }
    }

    public Guid Subscribe(StreamId streamId, StreamObserver observer)
    {
        _runtime.EnsureStarted();
        var consumer = CurrentConsumer;
        var subscription = new StreamSubscription(_runtime, streamId, consumer, _options);
        consumer.Observers.Attach(subscription.Id, observer);
        _subscriptions.GetOrAdd(streamId, _ => new SubscriptionList()).Add(subscription);
        return subscription.Id;
    }

    public void Resume(Guid subscriptionId, StreamObserver observer) =>
        CurrentConsumer.Observers.Attach(subscriptionId, observer);

    public void Unsubscribe(StreamId streamId, Guid subscriptionId)
    {
        CurrentConsumer.Observers.Detach(subscriptionId);
        if (_subscriptions.TryGetValue(streamId, out var list))
        {
            list.Remove(subscriptionId);
        }
    }

    public IReadOnlyList<Guid> ListOwnSubscriptions(StreamId streamId)
    {
        var consumer = CurrentConsumer;
        return _subscriptions.TryGetValue(streamId, out var list)
            ? [.. list.Snapshot.Where(subscription => subscription.Consumer.Equals(consumer)).Select(s => s.Id)]
            : [];
    }

    private void Route(StreamBatch batch)
    {
        if (_subscriptions.TryGetValue(batch.StreamId, out var list))
        {
            foreach (var subscription in list.Snapshot)
            {
                subscription.Enqueue(batch);
            }
        }
    }
}
