using Tracking.Geo.Regions;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Testing.Memory;

namespace Tracking.Geo.Tests.Regions;

public sealed class RegionSetTests
{
    // A province of 10 by 10 degrees, two cities side by side in it, and a county in the first.
    private static readonly RegionDefinition[] Nested =
    [
        Region("11", "county", "1", 0, 2),
        Region("1", "city", "P", 0, 5),
        Region("2", "city", "P", 5, 5),
        Region("P", "province", null, 0, 10),
    ];

    [Theory]
    [InlineData(1, "province=P/city=1/county=11")]
    [InlineData(3, "province=P/city=1")]
    [InlineData(7, "province=P/city=2")]
    [InlineData(5, "province=P/city=1")] // on the common border the lower code wins
    [InlineData(11, "")]
    public void Locate_Point_GivesOneRegionALevelFromTheLargest(double longitude, string path) =>
        Assert.Equal(path, RegionSet.Build(Nested).Locate(GeoPoint.FromDegrees(1, longitude)).ToString());

    [Fact]
    public void Locate_RegionsOfOneLevelThatOverlap_TheLowestCodeWinsInWhateverOrder()
    {
        RegionDefinition[] regions =
        [
            Region("20", "city", null, 0, 4),
            Region("3", "city", null, 0, 4),
            Region("100", "city", null, 2, 4),
        ];
        foreach (var order in new[] { regions, [.. regions.Reverse()] })
        {
            var set = RegionSet.Build(order);
            Assert.Equal("city=20", set.Locate(GeoPoint.FromDegrees(1, 1)).ToString());
            Assert.Equal("city=100", set.Locate(GeoPoint.FromDegrees(1, 3)).ToString());
        }
    }

    [Fact]
    public void Levels_KnownAndUnknownNames_GoFromTheLargest()
    {
        var set = RegionSet.Build([
            Region("1", "village", null, 0, 1),
            Region("2", "zone", null, 0, 8),
            Region("3", "district", null, 0, 9),
            Region("4", "prefecture", null, 0, 9),
            Region("5", "country", null, 0, 1),
            Region("6", "state", null, 0, 2),
        ]);
        Assert.Equal(["country", "state", "prefecture", "district", "zone", "village"], set.Levels);
        Assert.Equal(6, set.Count);
        Assert.Equal(["5", "6", "4", "3", "2", "1"], set.Regions.Select(static region => region.Code));
    }

    [Fact]
    public void Locate_SameCombinationAgain_AllocatesNothing()
    {
        var set = RegionSet.Build(Nested);
        var points = Enumerable.Range(0, 100).Select(static i => GeoPoint.FromDegrees(i / 9.0, i / 9.0)).ToArray();
        var first = LocateAll(set, points);
        Assert.Equal(0, Allocations.Of(() => LocateAll(set, points)));
        Assert.Equal(first, LocateAll(set, points));
        Assert.InRange(first, 1, points.Length - 1);
    }

    [Fact]
    public void Locate_MorePathsThanAreKept_GivesThemAllTheSame()
    {
        var kept = RegionSet.Build(Nested);
        var notKept = RegionSet.Build(Nested, pathCapacity: 1);
        for (var round = 0; round < 2; round++)
        {
            foreach (var longitude in (double[])[7, 1, 3, 11, 5])
            {
                var point = GeoPoint.FromDegrees(1, longitude);
                Assert.Equal(kept.Locate(point), notKept.Locate(point));
            }
        }
    }

    [Fact]
    public void Ancestors_Region_GoUpToTheLargestKnown()
    {
        var set = RegionSet.Build([.. Nested, Region("X", "city", "elsewhere", 0, 1)]);
        Assert.Equal(["1", "P"], set.Ancestors("11").Select(static region => region.Code));
        Assert.Empty(set.Ancestors("P"));
        Assert.Empty(set.Ancestors("X"));
        Assert.Empty(set.Ancestors("unknown"));
    }

    [Fact]
    public void Find_Code_GivesTheRegionOrNull()
    {
        Assert.Equal("city", RegionSet.Build(Nested).Find("2")?.Level);
        Assert.Null(RegionSet.Empty.Find("2"));
    }

    [Fact]
    public void Build_ConflictingRegions_IsRefusedWithTheReason()
    {
        var twice = new[] { Region("1", "city", null, 0, 1), Region("1", "city", null, 0, 1) };
        Assert.Equal("the code '1' occurs twice", RegionSet.FindConflict(twice));
        Assert.Throws<ArgumentException>(() => RegionSet.Build(twice));
        var itself = new[] { Region("1", "city", "1", 0, 1) };
        Assert.Equal("parents go round in a circle: 1 → 1", RegionSet.FindConflict(itself));
        Assert.Throws<ArgumentException>(() => RegionSet.Build(itself));
        Assert.Null(RegionSet.FindConflict(Nested));
    }

    private static int LocateAll(RegionSet set, GeoPoint[] points)
    {
        var located = 0;
        foreach (var point in points)
        {
            located += set.Locate(point).IsEmpty ? 0 : 1;
        }

        return located;
    }

    private static RegionDefinition Region(string code, string level, string? parent, int west, int width)
    {
        var ring = $"[[{west},0],[{west + width},0],[{west + width},10],[{west},10],[{west},0]]";
        return new RegionDefinition(code, code, level, parent, Documents.Polygon(ring));
    }
}
