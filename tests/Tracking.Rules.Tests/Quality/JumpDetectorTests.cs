using Tracking.Model.Positions;
using Tracking.Rules.Quality;

namespace Tracking.Rules.Tests.Quality;

public sealed class JumpDetectorTests
{
    [Theory]
    [InlineData(999, 1, false)] // Near: a receiver that froze and caught up.
    [InlineData(1_001, 1, true)]
    [InlineData(1_001, 10.5, false)] // Slow enough for a road vehicle.
    [InlineData(50_000, 499, true)]
    [InlineData(50_000, 501, false)]
    public void Step_DistanceAndTime_DecideWhetherItIsAJump(double meters, double seconds, bool isJump) =>
        Assert.Equal([false, isJump], Run((0, 0), (seconds, meters)));

    [Fact]
    public void Step_BackAfterJump_IsGood() =>
        Assert.Equal([false, true, false], Run((0, 0), (1, 50_000), (2, 20)));

    [Fact]
    public void Step_ThirdAgreeingJump_IsBelieved() =>
        Assert.Equal([false, true, true, false, false], Run((0, 0), (1, 50_000), (2, 50_020), (3, 50_040), (4, 50_060)));

    [Fact]
    public void Step_JumpsThatDisagree_AreNeverBelieved() =>
        Assert.Equal([false, true, true, true, true], Run((0, 0), (1, 50_000), (2, 90_000), (3, 50_000), (4, 90_000)));

    private static List<bool> Run(params (double Seconds, double NorthMeters)[] fixes)
    {
        var found = new List<bool>();
        JumpState? state = null;
        foreach (var (seconds, northMeters) in fixes)
        {
            var degrees = northMeters / (GeoPoint.EarthRadiusMeters * Math.PI / 180);
            (state, var isJump) = JumpDetector.Step(
                state, new DeviceTime((long)(seconds * 1_000)), GeoPoint.FromDegrees(28 + degrees, 116));
            found.Add(isJump);
        }

        return found;
    }
}
