using Tracking.Model.Positions;
using Tracking.Storage.Sqlite.Judgements;

namespace Tracking.Storage.Tests.Sqlite.Judgements;

public sealed class LadderThinningTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Drop_NothingOrOne_DropsNothing()
    {
        Assert.Empty(LadderThinning.Drop([]));
        Assert.Empty(LadderThinning.Drop([new DeviceTime(-5)]));
    }

    [Fact]
    public void Drop_WithinOneHour_KeepsTheLast()
    {
        var hour = new DeviceTime(1_772_323_200_000);
        DeviceTime[] ladder = [hour.Plus(59 * Minute), hour.Plus(30 * Minute), hour, hour.Plus(-Minute)];
        Assert.Equal([ladder[1], ladder[2]], LadderThinning.Drop(ladder));
    }

    [Fact]
    public void Drop_BeforeTheEpoch_CountsHoursTheSameWay()
    {
        var hour = new DeviceTime(-7_200_000);
        DeviceTime[] ladder = [hour.Plus(59 * Minute), hour, hour.Plus(-Minute)];
        Assert.Equal([ladder[1]], LadderThinning.Drop(ladder));
    }

    [Fact]
    public void Drop_Thinned_DropsNothingMore()
    {
        var newest = new DeviceTime(1_772_323_200_000);
        var ladder = Enumerable.Range(0, 20_000).Select(i => newest.Plus(-i * Minute)).ToList();
        var kept = ladder.Except(LadderThinning.Drop(ladder)).ToList();
        Assert.InRange(kept.Count, 50, 58);
        Assert.Empty(LadderThinning.Drop(kept));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Drop_RungByRung_AlwaysLeavesARungNearEveryLateTime(int seed)
    {
        // As a store uses it: one rung more, then thinned. Whatever comes late within 8 days finds a rung before it
        // that is at most an hour (within 48 hours) or a day (beyond) and one step of the feed older.
        var random = new Random(seed);
        var start = new DeviceTime(1_772_323_200_000);
        var ladder = new List<DeviceTime>();
        var now = start;
        for (var i = 0; i < 2_000; i++)
        {
            now = now.Plus(random.Next(1, 20) * Minute);
            ladder.Insert(0, now);
            ladder = [.. ladder.Except(LadderThinning.Drop(ladder))];
            AssertReach(ladder, now, start, seed);
        }
    }

    private static void AssertReach(List<DeviceTime> ladder, DeviceTime now, DeviceTime start, int seed)
    {
        Assert.InRange(ladder.Count, 1, 58);
        foreach (var lateBy in new[] { TimeSpan.FromHours(1), TimeSpan.FromHours(40), TimeSpan.FromDays(5) })
        {
            var late = now.Plus(-lateBy);
            var step = lateBy < TimeSpan.FromHours(47) ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
            var bound = step + (20 * Minute);
            if (late <= start.Plus(TimeSpan.FromDays(1)))
            {
                continue;
            }

            var before = ladder.First(rung => rung < late);
            Assert.True(late.Since(before) <= bound, $"seed {seed}: {lateBy} late finds {late.Since(before)} before");
        }
    }
}
