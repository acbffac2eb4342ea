using Tracking.Geo.Distances;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Distances;

public sealed class NearPathTests
{
    // What the sums of a haversine and of a chord may differ by.
    private const double ToleranceMeters = 1e-4;

    [Fact]
    public void IsNear_Circle_AgreesWithMetersTo()
    {
        const int Seed = 20261125;
        var random = new RandomPaths(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var (center, radius) = (random.Anywhere(), random.Meters(1, 100_000));
            var point = random.Away(center, radius * random.Between(0.999, 1.001));
            var difference = center.MetersTo(point) - radius;
            var isNear = new NearPath([center], radius).IsNear(EarthVector.Of(point));
            Assert.True(
                Math.Abs(difference) < ToleranceMeters || isNear == difference < 0,
                $"seed {Seed}, round {i}: {radius} m about {center}, {point} is {difference} m off the edge");
        }
    }

    [Fact]
    public void IsNear_Corridor_AgreesWithTheNearestOfManyPointsOnIt()
    {
        const int Seed = 20261126;
        var random = new RandomPaths(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var path = random.Path(2 + random.Next(4), random.Meters(1, 100_000));
            var reach = random.Meters(1, 10_000);
            var step = random.Next(path.Length - 1);
            var about = RandomPaths.Along(path[step], path[step + 1], random.Between(0, 1));
            var point = random.Away(about, reach * random.Between(0.5, 1.5));
            var difference = NearestMeters(path, point) - reach;
            var isNear = new NearPath(path, reach).IsNear(EarthVector.Of(point));
            Assert.True(
                Math.Abs(difference) < 0.01 || isNear == difference < 0,
                $"seed {Seed}, round {i}: {reach} m about {string.Join(" / ", path)}, {point} is {difference} m off the edge");
        }
    }

    [Fact]
    public void IsNear_BesideAStep_IsMeasuredFromTheGreatCircleAndNotFromTheMapsLine()
    {
        GeoPoint[] path = [GeoPoint.FromDegrees(45, 116), GeoPoint.FromDegrees(45, 117)];
        var onGreatCircle = RandomPaths.Along(path[0], path[1], 0.5);
        var onParallel = GeoPoint.FromDegrees(45, 116.5);
        Assert.InRange(onGreatCircle.MetersTo(onParallel), 100, 150);
        Assert.True(new NearPath(path, 10).IsNear(EarthVector.Of(onGreatCircle)));
        Assert.False(new NearPath(path, 10).IsNear(EarthVector.Of(onParallel)));
    }

    [Fact]
    public void IsNear_BehindAnEnd_IsRound()
    {
        GeoPoint[] path = [GeoPoint.FromDegrees(0, 0), GeoPoint.FromDegrees(0, 0.01)];
        var corner = GeoPoint.FromDegrees(0.0008, 0.0108);
        Assert.False(new NearPath(path, 100).IsNear(EarthVector.Of(corner)));
        Assert.True(new NearPath(path, 130).IsNear(EarthVector.Of(corner)));
    }

    // Each step by ternary search: the distance to a great circle first falls and then rises along it.
    private static double NearestMeters(GeoPoint[] path, GeoPoint point)
    {
        var nearest = double.PositiveInfinity;
        for (var i = 1; i < path.Length; i++)
        {
            var (from, to) = (0.0, 1.0);
            for (var round = 0; round < 100; round++)
            {
                var (left, right) = (from + ((to - from) / 3), to - ((to - from) / 3));
                var isLeft = RandomPaths.Along(path[i - 1], path[i], left).MetersTo(point)
                    < RandomPaths.Along(path[i - 1], path[i], right).MetersTo(point);
                (from, to) = isLeft ? (from, right) : (left, to);
            }

            nearest = Math.Min(nearest, RandomPaths.Along(path[i - 1], path[i], from).MetersTo(point));
        }

        return nearest;
    }
}
