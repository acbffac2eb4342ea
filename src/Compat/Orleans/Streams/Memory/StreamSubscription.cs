using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Streams.Memory;

/// <summary>One subscription: delivers its batches in order, one at a time, apart from all others.</summary>
internal sealed class StreamSubscription(
    GrainRuntime runtime, StreamId streamId, IStreamConsumer consumer, StreamPullingAgentOptions options)
{
    /// <summary>
    /// The batches that may wait for a slow or failing subscriber, as many as a whole queue holds. Beyond that the
    /// oldest are dropped and the subscriber is told: it must not cost its publisher anything, nor memory without end.
    /// </summary>
    public const int BacklogLimit = MemoryStreamQueue.Limit;

    // The pauses between attempts, as in the real runtime.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Queue<StreamBatch> _backlog = new();
    private int _droppedCount;
    private bool _isDelivering;
    private volatile bool _isClosed;

    public Guid Id { get; } = Guid.NewGuid();

    public IStreamConsumer Consumer => consumer;

    public void Enqueue(StreamBatch batch)
    {
        lock (_gate)
        {
            if (_backlog.Count >= BacklogLimit)
            {
                _backlog.Dequeue();
                _droppedCount++;
            }

            _backlog.Enqueue(batch);
            if (_isDelivering)
            {
                return;
            }

            _isDelivering = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            static subscription => _ = subscription.DeliverAllAsync(), this, preferLocal: false);
    }

    public void Close() => _isClosed = true;

    private async Task DeliverAllAsync()
    {
        while (TryTake(out var batch, out var dropped))
        {
            if (dropped > 0)
            {
                await TellAsync(new QueueCacheMissException($"{dropped} batches of {streamId} were dropped."));
            }

            await DeliverAsync(batch);
        }
    }

    private bool TryTake(out StreamBatch batch, out int dropped)
    {
        lock (_gate)
        {
            dropped = _droppedCount;
            _droppedCount = 0;
            if (!_isClosed && _backlog.TryDequeue(out batch!))
            {
                return true;
            }

            batch = null!;
            return _isDelivering = false;
        }
    }

    private async Task DeliverAsync(StreamBatch batch)
    {
        var startedAt = runtime.TimeProvider.GetTimestamp();
        for (var pause = FirstPause; !_isClosed; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await TryDeliverAsync(batch) || !runtime.AcceptsActivations)
            {
                return;
            }

            if (runtime.TimeProvider.GetElapsedTime(startedAt) + pause > options.MaxEventDeliveryTime)
            {
                await TellAsync(new StreamEventDeliveryFailureException(
                    $"Stream provider failed to deliver an event.  Stream:{streamId}"));
                return;
            }

            await Task.Delay(pause, runtime.TimeProvider);
        }
    }

    private async Task<bool> TryDeliverAsync(StreamBatch batch)
    {
        try
        {
            var isAttached = await consumer.RunAsync(
                observers => observers.RunAsync(Id, observer => observer.DeliverAsync(batch)),
                batch.RequestContextData);
            if (!isAttached && !_isClosed)
            {
                StreamLog.NobodyListens(runtime.Logger, consumer, streamId);
            }

            return true;
        }
        catch (Exception exception)
        {
            StreamLog.DeliveryFailed(runtime.Logger, exception, consumer, streamId);
            return false;
        }
    }

    private async Task TellAsync(Exception failure)
    {
        try
        {
            await consumer.RunAsync(
                observers => observers.RunAsync(Id, observer => observer.FailAsync(failure)), null);
        }
        catch (Exception exception)
        {
            StreamLog.DeliveryFailed(runtime.Logger, exception, consumer, streamId);
        }
    }
}
