using Microsoft.Extensions.Logging.Abstractions;
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
        Assert.Equal(["depot", "yard"], door.ListStanding().Select(static version => version.Fence.Id));
        var (depot, yard) = (door.ListStanding().First().Fence, door.ListStanding().Last().Fence);
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

        Assert.Equal("new", Assert.Single(door.ListStanding()).Fence.Name);
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

        Assert.Equal(FenceRefusal.None, (await DeleteAsync(door, "depot")).Refusal);
        Assert.Equal(FenceRefusal.NotFound, (await DeleteAsync(door, "depot")).Refusal);
        Assert.Equal(FenceRefusal.NotFound, (await DeleteAsync(door, "never")).Refusal);

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
        Assert.Empty((await store.Sqlite.Fences.ReadAsync(CancellationToken.None)).Versions);
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
        await DeleteAsync(door, "depot");

        var (restarted, catalogue) = Open(store);
        await restarted.LoadAsync(CancellationToken.None);

        Assert.Equal("yard", Assert.Single(restarted.ListStanding()).Fence.Id);
        Assert.Equal(2, catalogue.Current.Count);
    }

    [Fact]
    public async Task ImportAsync_SameAgain_MakesNoVersion()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);
        await ImportAsync(door, """{"id":"a"}""", """{"id":"b"}""");

        Assert.Equal(new ImportOutcome(2, null), await ImportAsync(door, """{"id":"a"}""", """{"id":"b","name":"B"}"""));

        Assert.Equal(["a", "b", "b"], Enumerable.Range(0, catalogue.Current.Count).Select(i => catalogue.Current[i].Fence.Id));
        Assert.Equal(2, door.VersionsOf("b")[^1].Number);
    }

    [Fact]
    public async Task CreateAsync_NewThenStanding_IsRefusedWithTheVersionThatStands()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var created = await CreateAsync(door, """{"id":"a"}""");
        var again = await CreateAsync(door, """{"id":"a","name":"other"}""");

        Assert.Equal(("a", 1), (created.Version!.Fence.Id, created.Version.Number));
        Assert.Equal((FenceRefusal.Exists, 1), (again.Refusal, again.Standing));
        await DeleteAsync(door, "a");
        Assert.Equal(2, (await CreateAsync(door, """{"id":"a"}""")).Version!.Number);
    }

    [Fact]
    public async Task UpdateAsync_ExpectedVersion_DecidesWhetherItIsDone()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await CreateAsync(door, """{"id":"a"}""");

        var second = await UpdateAsync(door, """{"id":"a","name":"second"}""", 1);
        var stale = await UpdateAsync(door, """{"id":"a","name":"stale"}""", 1);
        var same = await UpdateAsync(door, """{"id":"a","name":"second"}""", 2);
        var unknown = await UpdateAsync(door, """{"id":"b"}""", 1);

        Assert.Equal(("second", 2), (second.Version!.Fence.Name, second.Version.Number));
        Assert.Equal((FenceRefusal.Conflict, 2), (stale.Refusal, stale.Standing));
        Assert.Equal(2, same.Version!.Number);
        Assert.Equal(FenceRefusal.NotFound, unknown.Refusal);
        Assert.Equal([1, 2], door.VersionsOf("a").Select(static version => version.Number));
    }

    [Fact]
    public async Task UpdateAsync_ManyAtOnceFromOneVersion_LetsOneWin()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await CreateAsync(door, """{"id":"a"}""");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => UpdateAsync(door, $$"""{"id":"a","name":"n{{i}}"}""", 1)));

        Assert.Single(outcomes, static outcome => outcome.Refusal == FenceRefusal.None);
        Assert.Equal(19, outcomes.Count(static outcome => outcome is { Refusal: FenceRefusal.Conflict, Standing: 2 }));
    }

    [Fact]
    public async Task DeleteAsync_StaleVersion_IsRefused()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await CreateAsync(door, """{"id":"a"}""");

        Assert.Equal(FenceRefusal.Conflict, (await door.DeleteAsync("a", 2, CancellationToken.None)).Refusal);
        Assert.Equal(FenceRefusal.None, (await door.DeleteAsync("a", 1, CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "the document has 0 features where it must have one")]
    [InlineData("{", "not JSON")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":null}""", "feature 0: has no geometry")]
    public async Task CreateAsync_WrongDocument_SaysWhy(string document, string text)
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var outcome = await door.CreateAsync(Documents.Utf8(document), CancellationToken.None);

        Assert.Equal(FenceRefusal.Invalid, outcome.Refusal);
        Assert.StartsWith(text, outcome.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListStanding_Filters_TakeWhatMatchesAll()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await ImportAsync(
            door,
            """{"id":"depot-1","name":"North Yard","alerts":["no-go","enter"],"vehicle_classes":["hazmat"]}""",
            """{"id":"depot-2","name":"South","alerts":["enter"]}""",
            """{"id":"school","name":"South School","alerts":["exit"]}""");
        await DeleteAsync(door, "school");
        await ImportAsync(door, """{"id":"other"}""");

        Assert.Equal(["depot-1", "depot-2"], Ids(door, new FenceFilter(IdPrefix: "depot")));
        Assert.Equal(["depot-2"], Ids(door, new FenceFilter(NameContains: "SOUTH")));
        Assert.Equal(["depot-1", "depot-2", "other"], Ids(door, new FenceFilter(Alerts: FenceAlerts.Enter)));
        Assert.Equal(["depot-2", "other"], Ids(door, new FenceFilter(Class: VehicleClass.Coach)));
        Assert.Equal(["depot-1", "other"], Ids(door, new FenceFilter(Containing: InFirstSquare)));
        Assert.Equal(["depot-2"], door.ListStanding(new FenceFilter(IdPrefix: "depot"), "depot-1").Select(static version => version.Fence.Id));
    }

    [Fact]
    public async Task ImportAsync_ManyChangesInARow_AreMergedIntoFewLayers()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);
        foreach (var import in Enumerable.Range(0, 8))
        {
            var outcome = await door.ImportAsync(
                Documents.Stacked(Enumerable.Range(0, 300).Select(i => $"f{import}-{i}")), CancellationToken.None);
            Assert.Null(outcome.Problem);
        }

        await door.Merging;
        await ImportAsync(door, """{"id":"last"}""");
        await door.Merging;

        Assert.Equal(2_401, catalogue.Current.Count);
        Assert.InRange(catalogue.Current.LayerCount, 1, 3);
        Assert.Equal(2_401, catalogue.Current.Containing(InFirstSquare, []));
    }

    private static IEnumerable<string> Ids(FenceDoor door, FenceFilter filter) =>
        door.ListStanding(filter).Select(static version => version.Fence.Id);

    private static Task<FenceOutcome> CreateAsync(FenceDoor door, string properties) =>
        door.CreateAsync(Documents.Squares(properties), CancellationToken.None);

    private static Task<FenceOutcome> UpdateAsync(FenceDoor door, string properties, int expected) =>
        door.UpdateAsync(Documents.Squares(properties), expected, CancellationToken.None);

    private static Task<FenceOutcome> DeleteAsync(FenceDoor door, string id) =>
        door.DeleteAsync(id, null, CancellationToken.None);

    private static (FenceDoor Door, FenceCatalogue Catalogue) Open(TestStore store)
    {
        var catalogue = new FenceCatalogue();
        return (new FenceDoor(store.Sqlite.Fences, catalogue, NullLogger<FenceDoor>.Instance), catalogue);
    }

    private static Task<ImportOutcome> ImportAsync(FenceDoor door, params string[] properties) =>
        door.ImportAsync(Documents.Squares(properties), CancellationToken.None);
}
