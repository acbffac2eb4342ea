using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite.Writing;

/// <summary>A full disk, made by bounding the pages that the database may have.</summary>
public sealed class DiskFullTests
{
    private const int BatchSize = 50;
    private static readonly VehicleId Truck = VehicleId.Parse("truck");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_NoRoom_IsNeverAcknowledgedAndWorksAgainOnceThereIs()
    {
        using var folder = new TempFolder();
        await using var store = await OpenAsync(folder);
        await BoundAsync(store, pages: 80);
        var acknowledged = new List<LoggedPosition>();
        var failures = 0;
        for (var batch = 0; failures < 3; batch++)
        {
            Assert.True(batch < 1_000, "the bound does not hold");
            failures += await TryAppendAsync(store, batch, acknowledged) ? 0 : 1;
        }

        Assert.NotEmpty(acknowledged);
        await AssertStoredAsync(store, acknowledged);
        await BoundAsync(store, pages: 1_000_000);
        Assert.True(await TryAppendAsync(store, 2_000, acknowledged));
        await AssertStoredAsync(store, acknowledged);
    }

    [Fact]
    public async Task Append_NoRoomForManyCallersAtOnce_StoresExactlyWhatItAcknowledged()
    {
        const int Callers = 6;
        const int PerCaller = 30;
        using var folder = new TempFolder();
        await using var store = await OpenAsync(folder);
        await BoundAsync(store, pages: 120);
        var acknowledged = new List<LoggedPosition>();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                for (var i = 0; i < PerCaller; i++)
                {
                    await TryAppendAsync(store, (caller * 100) + i, acknowledged);
                }
            },
            Cancellation)));
        Assert.InRange(acknowledged.Count, 1, (Callers * PerCaller * BatchSize) - 1);
        await AssertStoredAsync(store, acknowledged);
    }

    private static async Task<SqliteStore> OpenAsync(TempFolder folder)
    {
        var options = new SqliteStoreOptions { Path = folder["full.db"] };
        var store = await SqliteStore.OpenAsync(options, new ManualTimeProvider());
        await store.Vehicles.RegisterAsync([new Vehicle(Truck, VehicleClass.Coach, "", null)], Cancellation);
        return store;
    }

    private static Task BoundAsync(SqliteStore store, int pages) => store.Writer.RunAsync(
        transaction => transaction.Database.Number($"PRAGMA max_page_count={pages}"), 1, Cancellation);

    private static async Task<bool> TryAppendAsync(SqliteStore store, int batch, List<LoggedPosition> acknowledged)
    {
        try
        {
            var positions = Enumerable.Range(batch * BatchSize, BatchSize).Select(i => Fixes.Fix(Truck, i)).ToList();
            var result = await store.Log.AppendAsync(positions, Cancellation);
            lock (acknowledged)
            {
                acknowledged.AddRange(result.Positions.OfType<LoggedPosition>());
            }

            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    private static async Task AssertStoredAsync(SqliteStore store, List<LoggedPosition> acknowledged)
    {
        var facts = await store.Log.ReadAfterAsync(Truck, LogOffset.Start, PageLimit.Maximum, Cancellation);
        Assert.Equal(acknowledged.OrderBy(logged => logged.Offset.Number), facts.Select(fact => fact.Position));
        Assert.Equal(Enumerable.Range(1, facts.Count).Select(i => (long)i), facts.Select(fact => fact.Offset.Number));
        Assert.Equal(facts[^1].Offset, (await store.Heads.FindAsync(Truck, Cancellation))!.Head);
    }
}
