using Tracking.Cli.Live;
using Tracking.Testing.Time;

namespace Tracking.Cli.Tests.Live;

public sealed class LivePaceTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(1.0, 0)]
    [InlineData(10.0, -90)]
    [InlineData(null, -100)]
    [InlineData(0.5, 0)]
    public void FirstTime_AnySpeed_TheLastRowIsOfNowAndNoneIsAhead(double? factor, int secondsFromNow) => Assert.Equal(
        _time.GetUtcNow().AddSeconds(secondsFromNow),
        new LivePace(factor, _time).FirstTime(TimeSpan.FromSeconds(100)));

    [Fact]
    public void WaitBefore_TenTimesAsFast_IsATenthOfTheOffset()
    {
        var pace = new LivePace(10, _time);
        pace.Begin();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(8), pace.WaitBefore(TimeSpan.FromSeconds(100)));
        Assert.Equal(TimeSpan.Zero, pace.WaitBefore(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void WaitBefore_Max_IsNone() =>
        Assert.Equal(TimeSpan.Zero, new LivePace(null, _time).WaitBefore(TimeSpan.FromHours(1)));
}
