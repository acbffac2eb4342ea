using Tracking.Model.Positions;
using Tracking.Testing.Time;

namespace Tracking.Model.Tests.Positions;

public sealed class ReceivedAtTests
{
    [Fact]
    public void Now_ClockWithAFraction_IsCutToMilliseconds()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch.AddTicks((5 * TimeSpan.TicksPerMillisecond) + 9_999));

        Assert.Equal(5, ReceivedAt.Now(clock).UnixMilliseconds);
    }

    [Fact]
    public void AgeOf_TerminalBehindOrAhead_IsPositiveOrNegative()
    {
        var received = new ReceivedAt(10_000);

        Assert.Equal(TimeSpan.FromSeconds(4), received.AgeOf(new DeviceTime(6_000)));
        Assert.Equal(TimeSpan.FromSeconds(-4), received.AgeOf(new DeviceTime(14_000)));
    }

    [Fact]
    public void Plus_Duration_MovesByMilliseconds() =>
        Assert.Equal(new ReceivedAt(61_000), new ReceivedAt(1_000).Plus(TimeSpan.FromMinutes(1)));

    [Fact]
    public void Since_Earlier_IsTheTimeBetween() =>
        Assert.Equal(TimeSpan.FromSeconds(3), new ReceivedAt(5_000).Since(new ReceivedAt(2_000)));

    [Fact]
    public void AsTimeOfARightClock_AnyTime_HasNoAge()
    {
        var received = new ReceivedAt(10_000);

        Assert.Equal(TimeSpan.Zero, received.AgeOf(received.AsTimeOfARightClock()));
    }

    [Fact]
    public void CompareTo_EarlierAndLater_IsByTime()
    {
        Assert.True(new ReceivedAt(1).CompareTo(new ReceivedAt(2)) < 0);
        Assert.Equal(0, new ReceivedAt(2).CompareTo(new ReceivedAt(2)));
    }

    [Fact]
    public void ToString_AnyTime_IsIso8601() => Assert.Equal("1970-01-01T00:00:01.500Z", new ReceivedAt(1_500).ToString());
}
