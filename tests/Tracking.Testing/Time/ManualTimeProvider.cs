namespace Tracking.Testing.Time;

/// <summary>
/// A clock that stands still until a test moves it. <see cref="Advance"/> goes from due timer to due timer, so a
/// callback sees the very time it was due at, and a timer that it arms inside the same stretch fires in its turn. Safe
/// for use by several threads; callbacks run on the thread that advances.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _armed = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _armings;

    /// <summary>Starts at an arbitrary instant that no test should care about: 2026-03-01T00:00:00Z.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers wait for their time.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_lock)
            {
                return _armed.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires what comes due on the way, in order.</summary>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var end = GetUtcNow() + duration;
        while (TakeDue(end) is ManualTimer timer)
        {
            timer.Fire();
        }
    }

    /// <summary>
    /// Completes once at least <paramref name="count"/> timers wait: the code under test has gone to sleep, and moving
    /// the clock cannot come too early.
    /// </summary>
    public Task WhenArmedAsync(int count)
    {
        lock (_lock)
        {
            if (_armed.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    internal void Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _armed.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            if (dueTime == TimeSpan.Zero)
            {
                // Due at once: no time has to pass, so no test has to move the clock for it.
                ThreadPool.QueueUserWorkItem(static fired => fired.Fire(), timer, preferLocal: false);
                if (!IsPeriodic(period))
                {
                    return;
                }

                dueTime = period;
            }

            Add(timer, _now + dueTime, period);
        }
    }

    internal void Disarm(ManualTimer timer)
    {
        lock (_lock)
        {
            _armed.Remove(timer);
        }
    }

    private static bool IsPeriodic(TimeSpan period) => period > TimeSpan.Zero;

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _armed.Where(timer => timer.DueAt <= end).MinBy(static timer => (timer.DueAt, timer.Arming));
            if (next is null)
            {
                _now = end > _now ? end : _now;
                return null;
            }

            _now = next.DueAt > _now ? next.DueAt : _now;
            _armed.Remove(next);
            if (IsPeriodic(next.Period))
            {
                Add(next, next.DueAt + next.Period, next.Period);
            }

            return next;
        }
    }

    private void Add(ManualTimer timer, DateTimeOffset dueAt, TimeSpan period)
    {
        timer.DueAt = dueAt;
        timer.Period = period;
        timer.Arming = ++_armings;
        _armed.Add(timer);
        foreach (var waiter in _waiters.Where(waiter => _armed.Count >= waiter.Count))
        {
            waiter.Reached.TrySetResult();
        }

        _waiters.RemoveAll(static waiter => waiter.Reached.Task.IsCompleted);
    }
}
