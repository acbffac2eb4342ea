using Tracking.Cli.Simulate.Roads;

namespace Tracking.Cli.Tests.Simulate.Roads;

public sealed class RoadTests
{
    private static readonly Place Nanchang = new(28.68, 115.86);
    private static readonly Place Wuhan = new(30.59, 114.30);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void At_EveryKilometre_IsSmoothAndAsLongAsItSays(int seed)
    {
        var road = new Road(Nanchang, Wuhan, RoadKind.Motorway, new Random(seed));
        Assert.Equal(0, road.At(0).MetersTo(Nanchang), 0.01);
        Assert.Equal(0, road.At(road.LengthMeters).MetersTo(Wuhan), 0.01);
        for (var meters = 1_000.0; meters + 1_000 < road.LengthMeters; meters += 1_000)
        {
            var (before, here, after) = (road.At(meters - 1_000), road.At(meters), road.At(meters + 1_000));
            Assert.InRange(before.MetersTo(here), 990, 1_020);
            var turn = Math.Abs(before.DegreesTo(here) - here.DegreesTo(after));
            Assert.InRange(Math.Min(turn, 360 - turn), 0, 2);
        }
    }

    [Fact]
    public void KindAt_Ends_AreStreets()
    {
        var road = new Road(Nanchang, Wuhan, RoadKind.Motorway, new Random(1));
        Assert.Equal(
            [RoadKind.Street, RoadKind.Motorway, RoadKind.Street],
            [road.KindAt(100), road.KindAt(road.LengthMeters / 2), road.KindAt(road.LengthMeters - 100)]);
    }

    [Fact]
    public void IsTunnelAt_Motorway_HasOneAndARoadHasNone()
    {
        var motorway = new Road(Nanchang, Wuhan, RoadKind.Motorway, new Random(1));
        Assert.True(motorway.IsTunnelAt(motorway.TunnelStartMeters + 1));
        Assert.False(motorway.IsTunnelAt(motorway.TunnelStartMeters + motorway.TunnelMeters + 1));
        var road = new Road(Nanchang, Wuhan, RoadKind.Road, new Random(1));
        Assert.False(road.IsTunnelAt(road.TunnelStartMeters));
    }
}
