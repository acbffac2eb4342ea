using Tracking.Silo.Logging;
using Tracking.Testing.Time;

namespace Tracking.Silo.Tests.Logging;

public sealed class LogLimiterTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void TryPass_OneKindAgainAndAgain_StopsAtTheLimitAndTellsHowManyItKeptBack()
    {
        var limiter = new LogLimiter(_clock);

        var passed = Enumerable.Range(0, 50).Count(_ => limiter.TryPass("store", 7, out var _));
        _clock.Advance(LogLimiter.Window);

        Assert.Equal(LogLimiter.MaximumInWindow, passed);
        Assert.True(limiter.TryPass("store", 7, out var leftOut));
        Assert.Equal(50 - LogLimiter.MaximumInWindow, leftOut);
        Assert.True(limiter.TryPass("store", 7, out leftOut));
        Assert.Equal(0, leftOut);
    }

    [Fact]
    public void TryPass_WindowNotOverYet_KeepsBack()
    {
        var limiter = new LogLimiter(_clock);
        Exhaust(limiter, "store", 7);

        _clock.Advance(LogLimiter.Window - TimeSpan.FromMilliseconds(1));

        Assert.False(limiter.TryPass("store", 7, out _));
    }

    [Fact]
    public void TryPass_OtherKind_HasALimitOfItsOwn()
    {
        var limiter = new LogLimiter(_clock);
        Exhaust(limiter, "store", 7);

        Assert.False(limiter.TryPass("store", 7, out _));
        Assert.True(limiter.TryPass("store", 8, out _));
        Assert.True(limiter.TryPass("grains", 7, out _));
    }

    [Fact]
    public void TryPass_MoreKindsThanItRemembers_PassUnlimited()
    {
        var limiter = new LogLimiter(_clock);
        for (var kind = 1; kind <= LogLimiter.MaximumKinds; kind++)
        {
            limiter.TryPass("store", kind, out _);
        }

        Exhaust(limiter, "store", LogLimiter.MaximumKinds + 1);

        Assert.True(limiter.TryPass("store", LogLimiter.MaximumKinds + 1, out _));
    }

    private static void Exhaust(LogLimiter limiter, string category, int kind)
    {
        for (var i = 0; i < LogLimiter.MaximumInWindow; i++)
        {
            Assert.True(limiter.TryPass(category, kind, out _));
        }
    }
}
