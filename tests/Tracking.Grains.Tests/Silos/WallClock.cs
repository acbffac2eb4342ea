namespace Tracking.Grains.Tests.Silos;

/// <summary>
/// Tells another clock's time of day, which a test may put forward as a machine does that was asleep: no timer fires for
/// the time it slept through.
/// </summary>
internal sealed class WallClock(TimeProvider time, bool hasItsTimers) : TimeProvider
{
    private long _sleptTicks;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _sleptTicks));

    /// <summary>Timers of the real clock, unless it is to have those of the other one: a silo has timers of its own.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        hasItsTimers ? time.CreateTimer(callback, state, dueTime, period) : base.CreateTimer(callback, state, dueTime, period);

    public void Sleep(TimeSpan duration) => Interlocked.Add(ref _sleptTicks, duration.Ticks);
}
