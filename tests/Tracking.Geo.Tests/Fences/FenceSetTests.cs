using Tracking.Geo.Fences;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceSetTests
{
    [Fact]
    public void Containing_OverlappingVersions_GivesEachByItsPlace()
    {
        var set = FenceSet.Build([
            Version("far", "[[5,5],[6,5],[6,6],[5,5]]"),
            Version("large", "[[0,0],[9,0],[9,9],[0,9],[0,0]]"),
            Version("small", "[[1,1],[2,1],[2,2],[1,2],[1,1]]"),
        ]);
        var ordinals = new int[3];
        Assert.Equal(2, set.Containing(GeoPoint.FromDegrees(1.5, 1.5), ordinals));
        Assert.Equal(["large", "small"], ordinals.Take(2).Select(ordinal => set[ordinal].Fence.Id));
        Assert.Equal(3, set.Count);
    }

    [Fact]
    public void Containing_PointOnTheBoundary_IsInside()
    {
        var set = FenceSet.Build([Version("a", "[[0,0],[1,0],[1,1],[0,1],[0,0]]")]);
        Assert.Equal(1, set.Containing(GeoPoint.FromDegrees(0.3, 1), []));
        Assert.Equal(0, set.Containing(GeoPoint.FromDegrees(0.3, Math.BitIncrement(1.0)), []));
    }

    [Fact]
    public void Empty_AnyPoint_HoldsNothing() =>
        Assert.Equal(0, FenceSet.Empty.Containing(GeoPoint.FromDegrees(0, 0), new int[1]));

    [Fact]
    public void Build_GeometryThatCannotBeRead_Throws() =>
        Assert.Throws<FormatException>(() => FenceSet.Build([Version("a", "[[0,0]]")]));

    private static FenceVersion Version(string id, string ring) => new(
        new FenceDefinition(
            id, id, Documents.Polygon(ring), FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue),
        LogOffset.Start,
        null);
}
