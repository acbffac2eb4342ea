using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Areas;

/// <summary>A cube that holds a point of an area always says that it may.</summary>
public sealed class SpaceBoxTests
{
    [Fact]
    public void MayTouch_CubesAroundAPointOfTheArea_IsTrueAtEveryDepth()
    {
        var firstSeed = Environment.TickCount;
        for (var seed = firstSeed; seed < firstSeed + 2_000; seed++)
        {
            var random = new Random(seed);
            var (one, two) = (Point(random), Point(random));
            Area area = random.Next(2) == 0
                ? new CircleArea(one, one.MetersTo(two))
                : new BoxArea(
                    GeoPoint.FromDegrees(Math.Min(one.Latitude, two.Latitude), one.Longitude),
                    GeoPoint.FromDegrees(Math.Max(one.Latitude, two.Latitude), two.Longitude));
            Assert.True(area.Contains(two), $"seed {seed}");
            var place = SpacePoint.Of(two);
            var cube = SpaceBox.Earth;
            for (var depth = 0; depth < 20; depth++)
            {
                Assert.True(area.MayTouch(in cube), $"seed {seed}, depth {depth}");
                Assert.Equal(0, cube.ChordSquaredTo(in place), 1e-28);
                Assert.Equal(place.X < 1 && place.Y < 1 && place.Z < 1, cube.Takes(in place));
                cube = cube.Child(cube.Octant(in place));
            }
        }
    }

    private static GeoPoint Point(Random random) => GeoPoint.FromDegrees(
        random.Next(3) == 0 ? random.Next(-90, 91) : (random.NextDouble() * 180) - 90,
        random.Next(3) == 0 ? random.Next(-180, 181) : (random.NextDouble() * 360) - 180);
}
