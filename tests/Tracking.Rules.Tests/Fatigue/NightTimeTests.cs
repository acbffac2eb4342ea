using Tracking.Rules.Fatigue;

namespace Tracking.Rules.Tests.Fatigue;

public sealed class NightTimeTests
{
    private static readonly NightTime China = new(22, 6, 8);

    [Theory]
    [InlineData(12, 13, 0)]
    [InlineData(21, 23, 1)]
    [InlineData(22, 30, 8)]
    [InlineData(0, 24, 8)]
    [InlineData(3, 4, 1)]
    [InlineData(5, 23, 2)]
    [InlineData(12, 84, 24)]
    public void Within_Stretch_IsWhatLiesInTheNight(double from, double to, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), China.Within(DayPlan.Local(from), DayPlan.Local(to)));

    [Fact]
    public void After_NightHours_IsTheInstantTheyAreOver()
    {
        Assert.Equal(DayPlan.Local(23), China.After(DayPlan.Local(5), DayPlan.Local(60), TimeSpan.FromHours(2)));
        Assert.Null(China.After(DayPlan.Local(7), DayPlan.Local(23), TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Within_NightThatDoesNotPassMidnight_IsTaken() =>
        Assert.Equal(
            TimeSpan.FromHours(3), new NightTime(1, 4, 0).Within(DayPlan.Local(8), DayPlan.Local(32)));
}
