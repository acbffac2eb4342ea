namespace Tracking.Testing.Time;

/// <summary>A timer of <see cref="ManualTimeProvider"/>, which owns its due time.</summary>
internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _disposed;

    public DateTimeOffset DueAt { get; set; }

    public TimeSpan Period { get; set; }

    /// <summary>Counts armings, so that timers due at one instant fire in the order in which they were armed.</summary>
    public long Arming { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        clock.Arm(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (!_disposed)
        {
            callback(state);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
