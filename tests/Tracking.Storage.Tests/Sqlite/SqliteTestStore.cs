using Tracking.Storage.Alerts;
using Tracking.Storage.Drivers;
using Tracking.Storage.Fences;
using Tracking.Storage.Judgements;
using Tracking.Storage.Motion;
using Tracking.Storage.Positions;
using Tracking.Storage.Quarantine;
using Tracking.Storage.Regions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;
using Tracking.Storage.Vehicles;
using Tracking.Storage.Visitors;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite;

/// <summary>The embedded store in a folder of its own.</summary>
internal sealed class SqliteTestStore : ITestStore
{
    private readonly TempFolder _folder = new();
    private SqliteStore _store = null!;

    public ManualTimeProvider Clock { get; } = new();

    public IPositionLog Log => _store.Log;

    public IVehicleHeads Heads => _store.Heads;

    public IJudgementStore Judgements => _store.Judgements;

    public IAlertStore Alerts => _store.Alerts;

    public ISegmentStore Segments => _store.Segments;

    public IVehicleRegistry Vehicles => _store.Vehicles;

    public IDriverRegistry Drivers => _store.Drivers;

    public ISignLog Signs => _store.Signs;

    public IDriverJudgements DriverJudgements => _store.DriverJudgements;

    public IFenceStore Fences => _store.Fences;

    public IRegionStore Regions => _store.Regions;

    public IQuarantine Quarantine => _store.Quarantine;

    public IVisitors Visitors => _store.Visitors;

    public static async Task<ITestStore> OpenAsync()
    {
        var store = new SqliteTestStore();
        await store.OpenStoreAsync();
        return store;
    }

    public async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        await OpenStoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task OpenStoreAsync() =>
        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = _folder["tracking.db"] }, Clock);
}
