using Tracking.Geo.Regions;

namespace Tracking.Geo.Tests.Regions;

public sealed class RegionPathCacheTests
{
    [Fact]
    public void Next_SameStep_GivesTheSameObject()
    {
        var cache = new RegionPathCache(capacity: 10);
        var step = cache.Next(cache.Root, 1, "province", "1");
        Assert.Same(step, cache.Next(cache.Root, 1, "province", "1"));
        Assert.NotSame(step, cache.Next(cache.Root, 2, "province", "2"));
        Assert.Equal("province=1/city=3", cache.Next(step, 3, "city", "3").Path.ToString());
    }

    [Fact]
    public void Next_MoreThanTheCapacity_KeepsNoMoreAndStaysRight()
    {
        var cache = new RegionPathCache(capacity: 2);
        for (var region = 0; region < 10; region++)
        {
            var step = cache.Next(cache.Root, region, "province", $"{region}");
            Assert.Equal($"province={region}/city=x", cache.Next(step, 100 + region, "city", "x").Path.ToString());
        }

        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void Next_ManyThreads_AgreeOnEveryPath()
    {
        var cache = new RegionPathCache(RegionPathCache.DefaultCapacity);
        Parallel.For(0, 10_000, i =>
        {
            var step = cache.Next(cache.Root, i % 50, "province", $"{i % 50}");
            step = cache.Next(step, 100 + (i % 7), "city", $"{i % 7}");
            Assert.Equal($"province={i % 50}/city={i % 7}", step.Path.ToString());
        });
    }
}
