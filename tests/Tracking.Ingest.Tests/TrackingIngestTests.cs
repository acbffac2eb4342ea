using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tracking.Ingest.Fences;
using Tracking.Ingest.Positions;
using Tracking.Ingest.Regions;
using Tracking.Ingest.Tests.GeoJson;
using Tracking.Ingest.Tests.Grains;
using Tracking.Ingest.Tests.Stores;

namespace Tracking.Ingest.Tests;

public class TrackingIngestTests
{
    [Fact]
    public async Task LoadGeographyAsync_ShippedFolder_TakesItsGeoJsonFilesInOrder()
    {
        await using var store = await TestStore.OpenAsync();
        var folder = Directory.CreateDirectory(store.PathOf("regions")).FullName;
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "1.geojson"), Documents.Squares(Documents.Region("a", level: "old")).ToArray());
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "2.geojson"), Documents.Squares(Documents.Region("a", level: "new")).ToArray());
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), "not a document");
        await using var services = Build(store);

        await services.LoadGeographyAsync(folder);

        Assert.Equal("new", Assert.Single(services.GetRequiredService<RegionDoor>().List()).Level);
        Assert.NotNull(services.GetRequiredService<PositionDoor>());
    }

    [Fact]
    public async Task LoadGeographyAsync_NoSuchFolder_LoadsWhatIsStored()
    {
        await using var store = await TestStore.OpenAsync();
        await using (var before = Build(store))
        {
            await before.GetRequiredService<FenceDoor>()
                .ImportAsync(Documents.Squares("""{"id":"depot"}"""), CancellationToken.None);
        }

        await using var services = Build(store);
        await services.LoadGeographyAsync(store.PathOf("nowhere"));

        Assert.Empty(services.GetRequiredService<RegionDoor>().List());
        Assert.Equal("depot", Assert.Single(services.GetRequiredService<FenceDoor>().ListStanding()).Fence.Id);
    }

    private static ServiceProvider Build(TestStore store) => new ServiceCollection()
        .AddSingleton(store.Sqlite.Vehicles)
        .AddSingleton(store.Sqlite.Log)
        .AddSingleton(store.Sqlite.Heads)
        .AddSingleton(store.Sqlite.Quarantine)
        .AddSingleton(store.Sqlite.Signs)
        .AddSingleton(store.Sqlite.Fences)
        .AddSingleton(store.Sqlite.Regions)
        .AddSingleton<TimeProvider>(store.Clock)
        .AddSingleton<ILogger<PositionDoor>>(NullLogger<PositionDoor>.Instance)
        .AddSingleton<ILogger<FenceDoor>>(NullLogger<FenceDoor>.Instance)
        .AddSingleton(new RecordingVehicles().Factory)
        .AddTrackingIngest()
        .BuildServiceProvider();
}
