using Microsoft.Extensions.Logging.Abstractions;
using Tracking.Geo.Live;
using Tracking.Geo.Regions;
using Tracking.Ingest.Positions;
using Tracking.Ingest.Quotas;
using Tracking.Ingest.Tests.Grains;
using Tracking.Ingest.Tests.Stores;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Positions;

/// <summary>A position door over the real store, with vehicles A1, A2 and 甘A12345-2 registered.</summary>
internal sealed class DoorFixture : IAsyncDisposable
{
    private DoorFixture(TestStore store, QuotaOptions quotas)
    {
        Store = store;
        Meter = new IngestMeter(store.Clock);
        Log = new FakeLog(store.Sqlite.Log);
        Quarantine = new FakeQuarantine(store.Sqlite.Quarantine);
        Door = new PositionDoor(
            store.Sqlite.Vehicles,
            Regions,
            Live,
            Log,
            Quarantine,
            Vehicles.Factory,
            new CompanyQuotas(quotas, store.Clock),
            store.Clock,
            Meter,
            NullLogger<PositionDoor>.Instance);
    }

    public TestStore Store { get; }

    public FakeLog Log { get; }

    public FakeQuarantine Quarantine { get; }

    public IngestMeter Meter { get; }

    public RegionCatalogue Regions { get; } = new();

    public LiveIndex Live { get; } = new();

    public RecordingVehicles Vehicles { get; } = new();

    public PositionDoor Door { get; }

    /// <summary>Our clock's present instant, which is also what a fix of 0 seconds has.</summary>
    public DeviceTime Now => DeviceTime.From(Store.Clock.GetUtcNow());

    public static async Task<DoorFixture> OpenAsync(QuotaOptions? quotas = null)
    {
        var fixture = new DoorFixture(await TestStore.OpenAsync(), quotas ?? new QuotaOptions());
        await fixture.RegisterAsync("A1", "A2", "甘A12345-2");
        return fixture;
    }

    public Task RegisterAsync(params string[] ids) => Store.Sqlite.Vehicles.RegisterAsync(
        [.. ids.Select(static id => new Vehicle(VehicleId.Parse(id), VehicleClass.Coach, "Lines", null))],
        CancellationToken.None);

    /// <summary>A square of two degrees around a point becomes a region.</summary>
    public void AddRegion(string code, GeoPoint center)
    {
        var (south, north) = (center.Latitude - 1, center.Latitude + 1);
        var (west, east) = (center.Longitude - 1, center.Longitude + 1);
        var ring = FormattableString.Invariant(
            $"[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]");
        var region = new RegionDefinition(
            code, code, "province", null, $$"""{"type":"Polygon","coordinates":[{{ring}}]}""");
        Regions.Replace([.. Regions.Current.Regions, region]);
    }

    /// <summary>A valid position; another speed makes other content.</summary>
    public RawPosition Fix(string vehicle = "A1", double seconds = 0, double speedKmh = 80) => new()
    {
        VehicleId = vehicle,
        DeviceTime = Now.Plus(TimeSpan.FromSeconds(seconds)),
        LatitudeDegrees = 36.0611,
        LongitudeDegrees = 103.8343,
        SpeedKmh = speedKmh,
    };

    public Task<BatchOutcome> TakeAsync(params RawPosition[] positions) =>
        Door.TakeAsync(new PositionBatch("test", positions, []), CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        Meter.Dispose();
        return Store.DisposeAsync();
    }
}
