using Tracking.Model.Positions;
using Tracking.Rules.Fatigue;

namespace Tracking.Rules.Tests.Fatigue;

public sealed class RollingSumTests
{
    private static readonly RollingSum Sum = new([(At(0), At(10)), (At(20), At(30))], TimeSpan.FromMilliseconds(25));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(20, 10)]
    [InlineData(25, 15)]
    [InlineData(30, 15)]
    [InlineData(60, 0)]
    public void At_Instant_IsWhatLiesInTheWindow(long time, double expected) =>
        Assert.Equal(expected, Sum.At(At(time)).TotalMilliseconds);

    [Fact]
    public void Corners_Stretch_AreWhereTheSlopeChanges() =>
        Assert.Equal([At(20), At(25), At(30)], Sum.Corners(At(20), At(30)));

    private static DeviceTime At(long milliseconds) => new(milliseconds);
}
