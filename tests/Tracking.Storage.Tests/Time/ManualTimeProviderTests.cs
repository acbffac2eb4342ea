using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Time;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Advance_SeveralTimersDue_FireInOrderOfDueTime()
    {
        Arm("late", seconds: 3);
        Arm("early", seconds: 1);
        Arm("beyond", seconds: 4);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["early@1", "late@3"], _fired);
        Assert.Equal(1, _clock.ArmedTimers);
    }

    [Fact]
    public void Advance_TimersOfOneInstant_FireInOrderOfArming()
    {
        Arm("first", seconds: 2);
        Arm("second", seconds: 2);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["first@2", "second@2"], _fired);
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresOncePerPeriodAtItsOwnTime()
    {
        Arm("tick", seconds: 1, periodSeconds: 2);
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(["tick@1", "tick@3", "tick@5"], _fired);
    }

    [Fact]
    public void Advance_CallbackArmsAnotherInsideTheStretch_ThatOneFiresToo()
    {
        using var timer = _clock.CreateTimer(_ => Arm("inner", seconds: 1), null, Seconds(1), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["inner@2"], _fired);
    }

    [Fact]
    public void Advance_DisposedTimer_DoesNotFire()
    {
        var timer = Arm("never", seconds: 1);
        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(_fired);
        Assert.False(timer.Change(Seconds(1), Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Delay_ClockMoves_CompletesAtItsTimeOnly()
    {
        var delay = Task.Delay(Seconds(10), _clock, TestContext.Current.CancellationToken);
        await _clock.WhenArmedAsync(1);
        _clock.Advance(Seconds(10) - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));
        await delay;
    }

    [Fact]
    public async Task CreateTimer_DueAtOnce_FiresWithoutAdvance()
    {
        var fired = new TaskCompletionSource();
        using var timer = _clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(0, _clock.ArmedTimers);
    }

    [Fact]
    public async Task WhenArmedAsync_TimerArmedLater_Completes()
    {
        var armed = _clock.WhenArmedAsync(2);
        Arm("one", seconds: 1);
        Assert.False(armed.IsCompleted);
        Arm("two", seconds: 1);
        await armed;
    }

    [Fact]
    public void GetTimestamp_ClockMoves_MeasuresTheSameStretch()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), _clock.GetElapsedTime(before));
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private ITimer Arm(string name, int seconds, int periodSeconds = 0)
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        return _clock.CreateTimer(
            _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - start).TotalSeconds}"),
            null,
            Seconds(seconds),
            periodSeconds == 0 ? Timeout.InfiniteTimeSpan : Seconds(periodSeconds));
    }
}
