using Tracking.Geo.Fences;
using Tracking.Ingest.Fences;
using Tracking.Ingest.Imports;
using Tracking.Ingest.Tests.GeoJson;
using Tracking.Ingest.Tests.Stores;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Fences;

public class FenceDoorTests
{
    private static readonly GeoPoint InFirstSquare = GeoPoint.FromDegrees(0.5, 0.5);

    [Fact]
    public async Task ImportAsync_TwoFences_StandAtOnceById()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);

        var outcome = await ImportAsync(
            door,
            """{"id":"yard","alerts":["no-go"],"vehicle_classes":["hazmat"],"valid_from":"2026-03-01T08:00:00+08:00"}""",
            """{"id":"depot","name":"Depot 7","speed_limit_kmh":20}""");

        Assert.Equal(new ImportOutcome(2, null), outcome);
        Assert.Equal(["depot", "yard"], door.ListStanding().Select(static fence => fence.Id));
        var (depot, yard) = (door.ListStanding()[0], door.ListStanding()[1]);
        Assert.Equal(("Depot 7", Speed.FromKilometersPerHour(20), FenceAlerts.None), (depot.Name, depot.SpeedLimit, depot.Alerts));
        Assert.Equal((FenceAlerts.NoGo, new DeviceTime(1_772_323_200_000)), (yard.Alerts, yard.ValidFrom));
        Assert.Equal([VehicleClass.Hazmat], yard.Classes);
        Assert.Equal(1, catalogue.Current.Containing(InFirstSquare, new int[1]));
    }

    [Fact]
    public async Task ImportAsync_KnownId_ReplacesAndKeepsTheOldVersionForOldFacts()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);
        await ImportAsync(door, """{"id":"depot","name":"old"}""");

        await ImportAsync(door, """{"id":"depot","name":"new"}""");

        Assert.Equal("new", Assert.Single(door.ListStanding()).Name);
        Assert.Equal(
            [("new", false), ("old", true)],
            catalogue.Current.VersionsOf("depot")
                .Select(static version => (version.Fence.Name, IsDeleted: version.DeletedAfter is not null))
                .OrderBy(static version => version.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task DeleteAsync_StandingFence_IsGoneOnce()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);
        await ImportAsync(door, """{"id":"depot"}""");

        Assert.True(await door.DeleteAsync("depot", CancellationToken.None));
        Assert.False(await door.DeleteAsync("depot", CancellationToken.None));
        Assert.False(await door.DeleteAsync("never", CancellationToken.None));

        Assert.Empty(door.ListStanding());
        Assert.NotNull(Assert.Single(catalogue.Current.VersionsOf("depot")).DeletedAfter);
    }

    [Theory]
    [InlineData("""{"name":"no id"}""", "has no id")]
    [InlineData("""{"id":"depot","alerts":["leave"]}""", "'alerts' holds 'leave'")]
    [InlineData("""{"id":"depot","speed_limit_kmh":501}""", "'speed_limit_kmh'")]
    [InlineData("""{"id":"depot","vehicle_classes":["tank"]}""", "'vehicle_classes' holds 'tank'")]
    [InlineData("""{"id":"depot","valid_from":"2026-03-01T08:00:00"}""", "'valid_from'")]
    [InlineData("""{"id":"depot","valid_from":"03/04/2026 08:00:00Z"}""", "'valid_from'")]
    [InlineData("""{"id":"first"}""", "is also that of feature 0")]
    public async Task ImportAsync_BadProperty_IsInvalidFenceAndStoresNothing(string properties, string shown)
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var outcome = await ImportAsync(door, """{"id":"first"}""", properties);

        Assert.Equal((0, "invalid_fence"), (outcome.Imported, outcome.Problem?.Reason));
        Assert.Contains("feature 1", outcome.Problem!.Message, StringComparison.Ordinal);
        Assert.Contains(shown, outcome.Problem.Message, StringComparison.Ordinal);
        Assert.Empty(door.ListStanding());
        Assert.Empty(await store.Sqlite.Fences.ListVersionsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a"},"geometry":null}]}""")]
    public async Task ImportAsync_NoGeoJson_IsInvalidGeoJson(string text)
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var outcome = await door.ImportAsync(Documents.Utf8(text), CancellationToken.None);

        Assert.Equal((0, "invalid_geojson"), (outcome.Imported, outcome.Problem?.Reason));
    }

    [Fact]
    public async Task LoadAsync_AfterARestart_HasWhatStoodAndWhatWasDeleted()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await ImportAsync(door, """{"id":"depot"}""", """{"id":"yard"}""");
        await door.DeleteAsync("depot", CancellationToken.None);

        var (restarted, catalogue) = Open(store);
        await restarted.LoadAsync(CancellationToken.None);

        Assert.Equal("yard", Assert.Single(restarted.ListStanding()).Id);
        Assert.Equal(2, catalogue.Current.Count);
    }

    private static (FenceDoor Door, FenceCatalogue Catalogue) Open(TestStore store)
    {
        var catalogue = new FenceCatalogue();
        return (new FenceDoor(store.Sqlite.Fences, catalogue), catalogue);
    }

    private static Task<ImportOutcome> ImportAsync(FenceDoor door, params string[] properties) =>
        door.ImportAsync(Documents.Squares(properties), CancellationToken.None);
}
