using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Sqlite.Grains;
using Tracking.Storage.Vehicles;

namespace Tracking.Grains.Tests.Silos;

/// <summary>
/// An embedded store in a folder of its own and a silo over it. The silo can be stopped and started while the store
/// stays, which is how a test makes activations end.
/// </summary>
internal sealed class SiloWorld : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _snapshots;
    private TestSilo? _silo;

    private SiloWorld(string folder, SqliteStore store)
    {
        _folder = folder;
        _snapshots = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "snapshots.db"),
            // So that the folder can be removed without closing every other test's connections.
            Pooling = false,
        }.ToString();
        Store = store;
        Log = new WatchedLog(store.Log);
        Heads = new ScriptedHeads(store.Heads);
        Judgements = new ScriptedJudgements(store.Judgements);
        Vehicles = new ScriptedRegistry(store.Vehicles);
    }

    public SqliteStore Store { get; }

    public WatchedLog Log { get; }

    public ScriptedHeads Heads { get; }

    public ScriptedJudgements Judgements { get; }

    public ScriptedRegistry Vehicles { get; }

    public IServiceProvider Services => _silo!.Services;

    public IGrainFactory Grains => _silo!.Grains;

    /// <summary>What the grains take for the time of day; their timers go by the real clock.</summary>
    public TimeProvider WallClock { get; private init; } = TimeProvider.System;

    public static Task<SiloWorld> StartAsync(params IEnumerable<VehicleId> vehicles) =>
        StartAsync(TimeProvider.System, vehicles);

    public static async Task<SiloWorld> StartAsync(TimeProvider wallClock, params IEnumerable<VehicleId> vehicles)
    {
        var folder = Directory.CreateTempSubdirectory("tracking-silo-").FullName;
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder, "tracking.db") }, TimeProvider.System);
        var world = new SiloWorld(folder, store) { WallClock = wallClock };
        GrainStorageSchema.Apply(world._snapshots);
        await world.RegisterAsync(vehicles);
        await world.StartSiloAsync();
        return world;
    }

    public Task RegisterAsync(params IEnumerable<VehicleId> vehicles) =>
        Store.Vehicles.RegisterAsync(
            [.. vehicles.Select(static id => new Vehicle(id, VehicleClass.Hazmat, "", null))], CancellationToken.None);

    public async Task StartSiloAsync() => _silo = await TestSilo.StartAsync(_snapshots, services => services
        .AddSingleton(WallClock)
        .AddSingleton(ChineseRules.Set)
        .AddSingleton<FenceCatalogue>()
        .AddSingleton<RegionCatalogue>()
        .AddSingleton<IPositionLog>(Log)
        .AddSingleton<IVehicleHeads>(Heads)
        .AddSingleton<IJudgementStore>(Judgements)
        .AddSingleton<IVehicleRegistry>(Vehicles)
        .AddSingleton(Store.Alerts)
        .AddSingleton(Store.Segments)
        .AddSingleton(Store.Drivers)
        .AddSingleton(Store.Signs)
        .AddSingleton(Store.DriverJudgements));

    public async Task StopSiloAsync()
    {
        await _silo!.DisposeAsync();
        _silo = null;
    }

    public async Task RestartSiloAsync()
    {
        await StopSiloAsync();
        await StartSiloAsync();
    }

    public IVehicleGrain Vehicle(VehicleId vehicle) => Grains.GetGrain<IVehicleGrain>(GrainKeys.Vehicle(vehicle));

    /// <summary>Stores positions without telling anyone, as when the process dies right after the commit.</summary>
    public Task<AppendResult> LogAsync(IEnumerable<NewPosition> positions) =>
        Store.Log.AppendAsync([.. positions], CancellationToken.None);

    /// <summary>Stores positions of one vehicle and has them judged, as ingest does.</summary>
    public async Task SendAsync(IEnumerable<NewPosition> positions)
    {
        var appended = await LogAsync(positions);
        var (vehicle, previousHead) = appended.PreviousHeads.Single();
        await Vehicle(vehicle).JudgeAsync(
            new CommittedPositions(previousHead.Number, [.. appended.Positions.OfType<LoggedPosition>()]));
    }

    /// <summary>The vehicle's row in the heads index.</summary>
    public async Task<VehicleHead> HeadAsync(VehicleId vehicle) =>
        (await Store.Heads.FindAsync(vehicle, CancellationToken.None))!;

    /// <summary>The ticks in the vehicle's log.</summary>
    public async Task<IReadOnlyList<TickKind>> TicksAsync(VehicleId vehicle)
    {
        var facts = await Store.Log.ReadAfterAsync(vehicle, LogOffset.Start, 10_000, CancellationToken.None);
        return [.. facts.Where(static fact => fact.Tick is not null).Select(static fact => fact.Tick!.Value)];
    }

    /// <summary>Every revision about the vehicle, in the order of the feed.</summary>
    public async Task<IReadOnlyList<AlertRevision>> RevisionsAsync(VehicleId vehicle)
    {
        var page = await Store.Alerts.ReadFeedAsync("all", 0, 10_000, CancellationToken.None);
        return [.. page.Entries.Select(static entry => entry.Revision).Where(one => one.Vehicle == vehicle)];
    }

    /// <summary>Reads the vehicle's snapshot as it is stored; null when there is none.</summary>
    public async Task<VehicleSnapshot?> FindSnapshotAsync(VehicleId vehicle)
    {
        var stored = await ReadSnapshotAsync(vehicle);
        return stored.RecordExists ? stored.State : null;
    }

    /// <summary>Changes the vehicle's snapshot behind the back of its activation.</summary>
    public async Task EditSnapshotAsync(VehicleId vehicle, Action<VehicleSnapshot> edit)
    {
        var stored = await ReadSnapshotAsync(vehicle);
        edit(stored.State!);
        await Snapshots.WriteStateAsync(VehicleSnapshot.StateName, Vehicle(vehicle).GetGrainId(), stored);
    }

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await StopSiloAsync();
        }

        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IGrainStorage Snapshots => Services.GetRequiredKeyedService<IGrainStorage>(TrackingGrains.SnapshotProvider);

    private async Task<GrainState<VehicleSnapshot>> ReadSnapshotAsync(VehicleId vehicle)
    {
        var stored = new GrainState<VehicleSnapshot>(new VehicleSnapshot());
        await Snapshots.ReadStateAsync(VehicleSnapshot.StateName, Vehicle(vehicle).GetGrainId(), stored);
        return stored;
    }
}
