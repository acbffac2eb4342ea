namespace Tracking.Grains.Tests.Silos;

/// <summary>Tells another clock's time of day, while timers go by the real one: the silo has timers of its own.</summary>
internal sealed class WallClock(TimeProvider time) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
}
