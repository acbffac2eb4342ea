using Tracking.Geo.Distances;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Distances;

public sealed class NearBoxesTests
{
    [Fact]
    public void Of_Circle_EveryPointOfItIsInABox()
    {
        const int Seed = 20261127;
        var random = new RandomPaths(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var (center, radius) = (random.Anywhere(), random.Meters(1, 100_000));
            var point = random.Away(center, radius * random.Between(0.99, 1));
            Assert.True(
                IsFound([center], radius, point), $"seed {Seed}, round {i}: {point} of {radius} m about {center}");
        }
    }

    [Fact]
    public void Of_Corridor_EveryPointOfItIsInABoxOfAPartThatHoldsIt()
    {
        const int Seed = 20261128;
        var random = new RandomPaths(Seed);
        for (var i = 0; i < 3_000; i++)
        {
            var path = random.Path(2 + random.Next(30), random.Meters(1, 100_000));
            var reach = random.Meters(1, 10_000);
            var step = random.Next(path.Length - 1);
            var about = RandomPaths.Along(path[step], path[step + 1], random.Between(0, 1));
            var point = random.Away(about, reach * random.Between(0, 0.9999));
            Assert.True(
                IsFound(path, reach, point),
                $"seed {Seed}, round {i}: {point} of {reach} m about {string.Join(" / ", path)}");
        }
    }

    [Fact]
    public void Of_LongNarrowCorridor_BoxesHoldLittleElse()
    {
        // 500 km north-east with a point every 100 m, 50 m wide.
        var path = Enumerable.Range(0, 5_000)
            .Select(static i => GeoPoint.FromDegrees(28 + (i * 0.0006), 112 + (i * 0.0007))).ToArray();
        var boxes = NearBoxes.Of(path, 25).SelectMany(static part => part.Boxes).ToList();
        Assert.InRange(boxes.Count, 400, 1_100);
        Assert.InRange(boxes.Sum(static box => box.Area), 0, 0.05);
    }

    [Fact]
    public void Of_OneLongStep_IsOnePathWithManyBoxes()
    {
        var part = Assert.Single(NearBoxes.Of([GeoPoint.FromDegrees(28, 112), GeoPoint.FromDegrees(28.5, 112.5)], 10));
        Assert.InRange(part.Boxes.Count, 60, 80);
    }

    private static bool IsFound(GeoPoint[] path, double reach, GeoPoint point) =>
        NearBoxes.Of(path, reach).Any(part =>
            part.Boxes.Any(box => box.Covers(point.Longitude, point.Latitude)) && part.Path.IsNear(EarthVector.Of(point)));
}
