using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Regions;
using Tracking.Testing.Data;

namespace Tracking.Geo.Tests.GeoJson;

/// <summary>Published borders load as they are: none of these files holds an invalid polygon.</summary>
public sealed class RealFilesTests
{
    [Theory]
    [InlineData("regions/cn-cities-gansu-shaanxi-sichuan.geojson", 45)]
    [InlineData("regions/cn-cities.geojson", 476)]
    [InlineData("regions/cn-provinces-detailed.geojson", 34)]
    [InlineData("regions/cn-provinces-simplified.geojson", 34)]
    [InlineData("regions/us-ca-states.geojson", 64)]
    [InlineData("geofences/cn-counties.geojson", 2860)]
    [InlineData("geofences/us-counties.geojson", 3221)]
    public void TryRead_PublishedBorders_LoadAsRegionsAndAsFences(string file, int count)
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        var json = File.ReadAllBytes(SharedData.File(file));
        Assert.True(RegionImport.TryRead(json, out var regions, out var error), error?.ToString());
        Assert.Equal((count, 0), (regions.Regions.Count, regions.RepairedCount));
        Assert.True(FenceImport.TryRead(json, out var fences, out error), error?.ToString());
        Assert.Equal(regions.Regions.Select(static region => region.Code), fences.Select(static fence => fence.Id));
    }
}
