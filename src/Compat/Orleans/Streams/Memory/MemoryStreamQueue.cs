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

    private readonly Lock gate = new();
    private readonly Action<StreamBatch> route;
    private readonly TimeSpan period;
    private readonly ITimer timer;
    private Queue<StreamBatch> pending = new();
    private long nextSequenceNumber;
    private bool isTimerSet;

    public MemoryStreamQueue(TimeProvider timeProvider, TimeSpan period, Action<StreamBatch> route)
    {
        this.route = route;
        this.period = period;
        timer = timeProvider.CreateTimer(_ => Drain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Never starts again at a number that was used before, so that a token from before a restart is older.
        nextSequenceNumber = timeProvider.GetUtcNow().Ticks;
    }

    /// <exception cref="InvalidOperationException">The queue is full.</exception>
    public void Enqueue(StreamBatch batch)
    {
        lock (gate)
        {
            if (pending.Count >= Limit)
            {
                throw new InvalidOperationException(
                    $"Can not enqueue since the count has reached its maximum of {Limit}");
            }

            batch.SequenceNumber = nextSequenceNumber++;
            pending.Enqueue(batch);
            if (!isTimerSet)
            {
                isTimerSet = true;
                timer.Change(period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Drain()
    {
        Queue<StreamBatch> taken;
        lock (gate)
        {
            taken = pending;
            pending = new Queue<StreamBatch>();
        }

        foreach (var batch in taken)
        {
            route(batch);
        }

        lock (gate)
        {
            // Only now: two drains at once could swap batches of one stream.
            isTimerSet = pending.Count > 0;
            if (isTimerSet)
            {
                timer.Change(period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
