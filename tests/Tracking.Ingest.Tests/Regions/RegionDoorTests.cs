using Tracking.Geo.Regions;
using Tracking.Ingest.Imports;
using Tracking.Ingest.Regions;
using Tracking.Ingest.Tests.GeoJson;
using Tracking.Ingest.Tests.Stores;
using Tracking.Model.Positions;

namespace Tracking.Ingest.Tests.Regions;

public class RegionDoorTests
{
    [Fact]
    public async Task ImportAsync_TwoRegions_AreAssignedAtOnce()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);

        var outcome = await ImportAsync(door, Documents.Region("620000"), Documents.Region("360000"));

        Assert.Equal(new ImportOutcome(2, null), outcome);
        Assert.Equal(["360000", "620000"], door.List().Select(static region => region.Code));
        Assert.Equal("Region 620000", door.Find("620000")?.Name);
        Assert.Null(door.Find("110000"));
        Assert.Equal("province=620000", catalogue.Current.Locate(GeoPoint.FromDegrees(0.5, 0.5)).ToString());
    }

    [Fact]
    public async Task ImportAsync_KnownCode_Replaces()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, catalogue) = Open(store);
        await ImportAsync(door, Documents.Region("620000"));

        await ImportAsync(door, Documents.Region("620000", level: "state"));

        Assert.Equal("state", Assert.Single(door.List()).Level);
        Assert.Equal("state=620000", catalogue.Current.Locate(GeoPoint.FromDegrees(0.5, 0.5)).ToString());
    }

    [Theory]
    [InlineData("""{"name":"x","level":"province"}""", "'code'")]
    [InlineData("""{"code":"1","level":"province"}""", "'name'")]
    [InlineData("""{"code":"1","name":"x"}""", "'level'")]
    [InlineData("""{"code":"1/2","name":"x","level":"province"}""", "'code' must not hold")]
    [InlineData("""{"code":"620000","name":"x","level":"province"}""", "is also that of feature 0")]
    public async Task ImportAsync_BadProperty_IsInvalidRegionAndStoresNothing(string properties, string shown)
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var outcome = await ImportAsync(door, Documents.Region("620000"), properties);

        Assert.Equal((0, "invalid_region"), (outcome.Imported, outcome.Problem?.Reason));
        Assert.Contains(shown, outcome.Problem!.Message, StringComparison.Ordinal);
        Assert.Empty(door.List());
        Assert.Empty(await store.Sqlite.Regions.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ImportAsync_NoGeoJson_IsInvalidGeoJson()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var outcome = await door.ImportAsync(Documents.Utf8("{\"type\":"), CancellationToken.None);

        Assert.Equal("invalid_geojson", outcome.Problem?.Reason);
    }

    // Each document alone is right: only the set as it would be has the circle.
    [Fact]
    public async Task ImportAsync_ParentCycleAcrossImports_IsRefusedAndTheSetStays()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await ImportAsync(door, Documents.Region("a", parent: "b"));

        var outcome = await ImportAsync(door, Documents.Region("b", parent: "a"));

        Assert.Equal((0, "invalid_region"), (outcome.Imported, outcome.Problem?.Reason));
        Assert.Contains("circle", outcome.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], door.List().Select(static region => region.Code));
        Assert.Single(await store.Sqlite.Regions.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ImportAsync_TwoHalvesOfACycleAtOnce_OneIsRefused()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);

        var outcomes = await Task.WhenAll(
            ImportAsync(door, Documents.Region("a", parent: "b")), ImportAsync(door, Documents.Region("b", parent: "a")));

        Assert.Single(outcomes, static outcome => outcome.Problem is null);
        Assert.Single(door.List());
    }

    [Fact]
    public async Task ImportAsync_ReplacementThatOpensTheCycle_IsTaken()
    {
        await using var store = await TestStore.OpenAsync();
        var (door, _) = Open(store);
        await ImportAsync(door, Documents.Region("a", parent: "b"));

        var outcome = await ImportAsync(door, Documents.Region("b", parent: "a"), Documents.Region("a"));

        Assert.Equal(2, outcome.Imported);
        Assert.Null(door.Find("a")?.Parent);
    }

    [Fact]
    public async Task LoadAsync_EmptyStore_TakesTheShippedDocumentsOnce()
    {
        await using var store = await TestStore.OpenAsync();
        var file = store.PathOf("cn.geojson");
        await File.WriteAllBytesAsync(file, Documents.Squares(Documents.Region("620000"), Documents.Region("360000")).ToArray());
        var (first, _) = Open(store);
        await first.LoadAsync([file], CancellationToken.None);
        await ImportAsync(first, Documents.Region("620000", level: "state"));

        var (second, catalogue) = Open(store);
        await second.LoadAsync([file], CancellationToken.None);

        Assert.Equal(
            [("360000", "province"), ("620000", "state")], second.List().Select(static region => (region.Code, region.Level)));
        Assert.Equal(2, catalogue.Current.Count);
    }

    [Fact]
    public async Task LoadAsync_BadShippedDocument_NamesTheFile()
    {
        await using var store = await TestStore.OpenAsync();
        var file = store.PathOf("bad.geojson");
        await File.WriteAllTextAsync(file, "[]");
        var (door, _) = Open(store);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => door.LoadAsync([file], CancellationToken.None));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    private static (RegionDoor Door, RegionCatalogue Catalogue) Open(TestStore store)
    {
        var catalogue = new RegionCatalogue();
        return (new RegionDoor(store.Sqlite.Regions, catalogue), catalogue);
    }

    private static Task<ImportOutcome> ImportAsync(RegionDoor door, params string[] properties) =>
        door.ImportAsync(Documents.Squares(properties), CancellationToken.None);
}
