using Tracking.Geo.Regions;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Regions;
using Tracking.Rules.Folding;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class AlertFeedsTests
{
    private static readonly RegionSet Regions = RegionSet.Build(
    [
        Region("620000", "province", null),
        Region("620100", "city", "620000"),
        Region("620102", "county", "620100"),
        Region("630000", "province", null),
    ]);

    [Fact]
    public void Of_CityWithinAProvince_GoesToBothOnce() =>
        Assert.Equal(["620000", "620100"], Of("province=620000/city=620100", null));

    [Fact]
    public void Of_OnlyTheSmallestRegionKnown_GoesToAllItsParents() =>
        Assert.Equal(["620102", "620100", "620000"], Of("county=620102", null));

    [Fact]
    public void Of_HomeElsewhere_GoesHomeToo() =>
        Assert.Equal(["630000", "620102", "620100", "620000"], Of("province=630000", "620102"));

    [Fact]
    public void Of_CrossedBorder_GoesToTheRegionThatWasLeft() =>
        Assert.Equal(["630000", "620100", "620000"], Of("province=630000", "630000", "620100"));

    [Fact]
    public void Of_RegionOutsideTheSet_GoesToItAlone() => Assert.Equal(["999999"], Of("province=999999", null));

    [Fact]
    public void Of_NoRegionAtAll_GoesNowhere() => Assert.Empty(Of("", null));

    private static IReadOnlyList<string> Of(string began, string? home, params IReadOnlyList<string> alsoConcerns)
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(100, 0, 60, 120));
        var revision = vehicle.Revisions[0].Revision with { Regions = RegionPath.Parse(began) };
        return AlertFeeds.Of(new DecidedRevision(revision, revision.Start, alsoConcerns), home, Regions);
    }

    private static RegionDefinition Region(string code, string level, string? parent) =>
        new(
            code,
            code,
            level,
            parent,
            """{"type":"Polygon","coordinates":[[[100,30],[101,30],[101,31],[100,31],[100,30]]]}""");
}
