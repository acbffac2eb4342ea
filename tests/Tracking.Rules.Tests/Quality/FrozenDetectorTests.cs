using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Rules.Folding;
using Tracking.Rules.Quality;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Quality;

public sealed class FrozenDetectorTests
{
    [Theory]
    [InlineData(1, 10.1, 28, true)]
    [InlineData(1, 10, 28, false)]
    [InlineData(1, 0, 28, false)]
    [InlineData(1, 60, 28.000001, false)]
    [InlineData(0, 60, 28, false)] // Of the same time: two words about one moment.
    public void IsFrozen_SamePlace_NeedsASpeedAndALaterTime(double seconds, double speedKmh, double latitude, bool isFrozen)
    {
        var fix = FoldTests.Fix(seconds, speedKmh, latitude: latitude);
        var before = new KnownPlace(
            RuleRun<HurryOptions, HurryState>.At(0),
            GeoPoint.FromDegrees(28, fix.Position.Point.Longitude),
            RegionPath.Empty,
            null);
        Assert.Equal(isFrozen, FrozenDetector.IsFrozen(before, fix));
        Assert.False(FrozenDetector.IsFrozen(null, fix));
    }
}
