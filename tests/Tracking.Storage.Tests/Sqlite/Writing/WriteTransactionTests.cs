using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Fences;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite.Writing;

/// <summary>
/// What others can see at the moment of a commit: with the writer held, a change and the positions queued behind it
/// would otherwise share one commit.
/// </summary>
public sealed class WriteTransactionTests : IAsyncLifetime
{
    private static readonly Vehicle Truck = new(VehicleId.Parse("truck"), VehicleClass.Coach, "", null);
    private readonly TempFolder _folder = new();
    private readonly ManualResetEventSlim _go = new();
    private SqliteStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SqliteStoreOptions { Path = _folder["a.db"] };
        _store = await SqliteStore.OpenAsync(options, new ManualTimeProvider());
        await _store.Vehicles.RegisterAsync([Truck], Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _go.Set();
        await _store.DisposeAsync();
        _go.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ImportFences_PositionsQueuedBehind_AreNotReadableWhenTheCallbackRuns()
    {
        var fence = new FenceDefinition(
            "f", "f", "{}", FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
        await HoldAsync();
        var before = AppendAsync(1);
        IReadOnlyList<LogFact> readable = [];
        var import = _store.Fences.ApplyAsync(
            new FenceChange(1, [new MadeFence(fence, 1)], []), _ => readable = ReadFromTheWriter(), Cancellation);
        var after = AppendAsync(2);
        _go.Set();
        await Task.WhenAll(before, import, after);
        var knownAfter = Assert.Single((await _store.Fences.ReadAsync(Cancellation)).Versions).KnownAfter;
        Assert.Equal(1, knownAfter.Number);
        Assert.Equal([knownAfter], readable.Select(fact => fact.Offset));
    }

    [Fact]
    public async Task ImportRegions_PositionsQueuedBehind_AreNotReadableWhenTheCallbackRuns()
    {
        await HoldAsync();
        IReadOnlyList<LogFact>? readable = null;
        var import = _store.Regions.ImportAsync(
            [new RegionDefinition("1", "one", "province", null, "{}")],
            _ => readable = ReadFromTheWriter(),
            Cancellation);
        var after = AppendAsync(2);
        _go.Set();
        await Task.WhenAll(import, after);
        Assert.Empty(readable!);
    }

    [Fact]
    public async Task Register_PositionsQueuedBehind_AreInALaterCommit()
    {
        var changed = Truck with { Class = VehicleClass.Hazmat };
        await HoldAsync();
        var register = _store.Vehicles.RegisterAsync([changed], Cancellation);
        // The first thing that the next group does: by then the new version must be in force.
        var seen = _store.Writer.RunAsync(_ => _store.Vehicles.Find(Truck.Id), 1, Cancellation);
        _go.Set();
        await register;
        Assert.Equal(changed, await seen);
    }

    [Fact]
    public async Task Register_CommitFails_NothingIsRegistered()
    {
        var added = new Vehicle(VehicleId.Parse("added"), VehicleClass.Van, "", null);
        await HoldAsync();
        var breaks = _store.Writer.RunAsync(
            transaction =>
            {
                transaction.Database.Execute(
                    "CREATE TABLE child (v INTEGER REFERENCES vehicles (vehicle) DEFERRABLE INITIALLY DEFERRED); "
                    + "INSERT INTO child (v) VALUES (12345)");
                return 0;
            },
            1,
            Cancellation);
        var register = _store.Vehicles.RegisterAsync([added, Truck with { Company = "changed" }], Cancellation);
        _go.Set();
        await Assert.ThrowsAsync<StorageException>(() => breaks);
        await Assert.ThrowsAsync<StorageException>(() => register);
        Assert.Null(_store.Vehicles.Find(added.Id));
        Assert.Equal(Truck, _store.Vehicles.Find(Truck.Id));
        Assert.Equal(1, await _store.Vehicles.RegisterAsync([added], Cancellation));
    }

    [Fact]
    public async Task Append_VehicleRegisteredEarlierInTheSameBreath_IsKnown()
    {
        var added = new Vehicle(VehicleId.Parse("added"), VehicleClass.Van, "", null);
        await HoldAsync();
        var register = _store.Vehicles.RegisterAsync([added], Cancellation);
        var append = _store.Log.AppendAsync([Fixes.Fix(added.Id, 0)], Cancellation);
        _go.Set();
        await Task.WhenAll(register, append);
        Assert.Single((await append).Positions);
    }

    private async Task HoldAsync()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = _store.Writer.RunAsync(
            _ =>
            {
                entered.SetResult();
                return _go.Wait(TimeSpan.FromSeconds(30));
            },
            1,
            Cancellation);
        await entered.Task;
    }

    private Task<AppendResult> AppendAsync(double seconds) =>
        _store.Log.AppendAsync([Fixes.Fix(Truck.Id, seconds)], Cancellation);

    // The callback runs on the writer's own thread, which may wait for a read connection.
    private IReadOnlyList<LogFact> ReadFromTheWriter() =>
        _store.Log.ReadAfterAsync(Truck.Id, LogOffset.Start, 10, Cancellation).GetAwaiter().GetResult();
}
