using System.Globalization;
using Tracking.Geo.Fences;
using Tracking.Geo.Tests.Distances;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Testing.Memory;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceIndexTests
{
    [Fact]
    public void Containing_CirclesAmongSquares_AgreesWithMeasuringEach()
    {
        const int Seed = 20261129;
        var random = new RandomPaths(Seed);
        var circles = Enumerable.Range(0, 400).Select(_ => (
            Center: GeoPoint.FromDegrees(random.Between(25, 26), random.Between(115, 116)),
            Meters: random.Meters(10, 20_000))).ToList();
        var index = FenceIndex.Build(
            [.. circles.Select(static circle => Circle(circle.Center, circle.Meters)), Square("[[115,25],[116,25],[116,26],[115,26],[115,25]]")]);
        var found = new int[500];
        for (var i = 0; i < 5_000; i++)
        {
            var point = GeoPoint.FromDegrees(random.Between(25, 26), random.Between(115, 116));
            var expected = Enumerable.Range(0, circles.Count)
                .Where(place => circles[place].Center.MetersTo(point) <= circles[place].Meters)
                .Append(circles.Count);
            var count = index.Containing(point, found);
            Assert.True(expected.SequenceEqual(found.Take(count)), $"seed {Seed}, round {i}: {point}");
        }
    }

    [Fact]
    public void Containing_MoreThanFit_GivesTheLowestAndTheCount()
    {
        var center = GeoPoint.FromDegrees(28, 116);
        var index = FenceIndex.Build(Enumerable.Range(0, 300).Select(i => Circle(center, 10 + i)));
        var found = new int[2];
        Assert.Equal(300, index.Containing(center, found));
        Assert.Equal([0, 1], found);
        Assert.Equal(300, index.Containing(center, []));
    }

    [Fact]
    public void Containing_CorridorOfManyParts_GivesItOnce()
    {
        var corridor = Fence("""{"type":"MultiLineString","coordinates":[[[116,28],[116.5,28.5],[117,28]],[[116,28],[116,29]]]}""") with
        {
            WidthMeters = 2_000,
        };
        var index = FenceIndex.Build([corridor]);
        var found = new int[9];
        Assert.Equal(1, index.Containing(GeoPoint.FromDegrees(28, 116), found));
        Assert.Equal(1, index.Containing(GeoPoint.FromDegrees(28.5, 116.5), found));
        Assert.Equal(1, index.Containing(GeoPoint.FromDegrees(28.9, 116.01), found));
        Assert.Equal(0, index.Containing(GeoPoint.FromDegrees(28.9, 116.0103), found));
        Assert.Equal(0, index.Containing(GeoPoint.FromDegrees(28, 116.5), found));
    }

    [Fact]
    public void Containing_CircleAcrossTheAntimeridian_HoldsBothSides()
    {
        var index = FenceIndex.Build([Circle(GeoPoint.FromDegrees(10, 179.99), 5_000)]);
        Assert.Equal(1, index.Containing(GeoPoint.FromDegrees(10, 179.98), []));
        Assert.Equal(1, index.Containing(GeoPoint.FromDegrees(10, -179.98), []));
        Assert.Equal(0, index.Containing(GeoPoint.FromDegrees(10, -179.9), []));
    }

    [Fact]
    public void Containing_Circles_TakesNoMemory()
    {
        var center = GeoPoint.FromDegrees(28, 116);
        var index = FenceIndex.Build(Enumerable.Range(0, 300).Select(i => Circle(center, 10 + i)));
        var found = new int[300];
        Assert.Equal(0, Allocations.Of(() => index.Containing(center, found)));
    }

    private static FenceDefinition Circle(GeoPoint center, double meters) =>
        Fence(string.Create(
            CultureInfo.InvariantCulture, $$"""{"type":"Point","coordinates":[{{center.Longitude}},{{center.Latitude}}]}""")) with
        {
            RadiusMeters = meters,
        };

    private static FenceDefinition Square(string ring) => Fence(Documents.Polygon(ring));

    private static FenceDefinition Fence(string geometry) =>
        new("a", "a", geometry, FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
}
