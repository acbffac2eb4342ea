namespace Orleans.Streams.Memory;

/// <summary>What was published to a share of the streams and not yet handed to the subscriptions.</summary>
/// <remarks>
/// As in the real provider a timer takes what has gathered, which makes deliveries fewer and larger, and a publisher
/// that fills the queue between two ticks is refused instead of slowed down.
/// </remarks>
internal sealed class MemoryStreamQueue
{
    /// <summary>The number of batches that may wait; that of the real provider.</summary>
    public const int Limit = 16_384;

    private readonly Lock _gate = new();
    private readonly Action<StreamBatch> _route;
    private readonly TimeSpan _period;
    private readonly ITimer _timer;
    private Queue<StreamBatch> _pending = new();
    private long _nextSequenceNumber;
    private bool _isTimerSet;

    public MemoryStreamQueue(TimeProvider timeProvider, TimeSpan period, Action<StreamBatch> route)
    {
        _route = route;
        _period = period;
        _timer = timeProvider.CreateTimer(_ => Drain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Never starts again at a number that was used before, so that a token from before a restart is older.
        _nextSequenceNumber = timeProvider.GetUtcNow().Ticks;
    }

    /// <exception cref="InvalidOperationException">The queue is full.</exception>
    public void Enqueue(StreamBatch batch)
    {
        lock (_gate)
        {
            if (_pending.Count >= Limit)
            {
                throw new InvalidOperationException(
                    $"Can not enqueue since the count has reached its maximum of {Limit}");
            }

            batch.SequenceNumber = _nextSequenceNumber++;
            _pending.Enqueue(batch);
            if (!_isTimerSet)
            {
                _isTimerSet = true;
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Drain()
    {
        Queue<StreamBatch> taken;
        lock (_gate)
        {
            taken = _pending;
            _pending = new Queue<StreamBatch>();
        }

        foreach (var batch in taken)
        {
            _route(batch);
        }

        lock (_gate)
        {
            // Only now: two drains at once could swap batches of one stream.
            _isTimerSet = _pending.Count > 0;
            if (_isTimerSet)
            {
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
