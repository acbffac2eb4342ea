using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IDisposable
{
    private static readonly VehicleId Truck = VehicleId.Parse("truck");
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_TwiceAtOnce_SecondFailsWithThePathAndFirstGoesOn()
    {
        await using var first = await OpenAsync("a.db");
        var error = await Assert.ThrowsAsync<StorageException>(() => OpenAsync("a.db"));
        Assert.Contains(_folder["a.db.lock"], error.Message, StringComparison.Ordinal);
        await using var other = await OpenAsync("b.db");
        await first.Vehicles.RegisterAsync([new Vehicle(Truck, VehicleClass.Coach, "", null)], Cancellation);
    }

    [Fact]
    public async Task Open_AfterClose_TheLockIsFree()
    {
        for (var i = 0; i < 3; i++)
        {
            await using var store = await OpenAsync("a.db");
        }
    }

    [Fact]
    public async Task Open_AfterAFailedOpen_TheLockIsFree()
    {
        await File.WriteAllTextAsync(_folder["a.db"], new string('x', 10_000), Cancellation);
        await Assert.ThrowsAsync<StorageException>(() => OpenAsync("a.db"));
        File.Delete(_folder["a.db"]);
        await using var store = await OpenAsync("a.db");
    }

    [Fact]
    public async Task Open_FolderIsMissing_IsMade()
    {
        await using var store = await OpenAsync(Path.Combine("deep", "deeper", "a.db"));
        Assert.True(File.Exists(_folder[Path.Combine("deep", "deeper", "a.db")]));
    }

    [Fact]
    public async Task Open_NotADatabase_SaysWhichFile()
    {
        await File.WriteAllTextAsync(_folder["a.db"], new string('x', 10_000), Cancellation);
        var error = await Assert.ThrowsAsync<StorageException>(() => OpenAsync("a.db"));
        Assert.Contains(_folder["a.db"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(_folder["a.db"]);
        await Assert.ThrowsAsync<StorageException>(() => OpenAsync("a.db"));
    }

    [Fact]
    public async Task Read_DamagedPages_FailWithStorageException()
    {
        await using (var store = await OpenAsync("a.db"))
        {
            await store.Vehicles.RegisterAsync([new Vehicle(Truck, VehicleClass.Coach, "", null)], Cancellation);
            await store.Log.AppendAsync([.. Enumerable.Range(0, 500).Select(i => Fixes.Fix(Truck, i))], Cancellation);
        }

        Damage(_folder["a.db"]);
        var error = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            await using var store = await OpenAsync("a.db");
            var facts = await store.Log.ReadAfterAsync(Truck, LogOffset.Start, PageLimit.Maximum, Cancellation);
            Assert.Fail($"read {facts.Count} facts from a damaged file");
        });
        Assert.Contains(_folder["a.db"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_Twice_IsOnce()
    {
        var store = await OpenAsync("a.db");
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => store.Log.AppendAsync([Fixes.Fix(Truck, 0)], Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Heads.FindAsync(Truck, Cancellation));
    }

    [Fact]
    public async Task Dispose_SomebodyWaitsForTheNextCommit_IsWoken()
    {
        var store = await OpenAsync("a.db");
        var next = store.Alerts.NextCommit;
        await store.DisposeAsync();
        await next.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task Dispose_WriteAheadLog_IsCopiedIntoTheDatabase()
    {
        await using (var store = await OpenAsync("a.db"))
        {
            await store.Vehicles.RegisterAsync([new Vehicle(Truck, VehicleClass.Coach, "", null)], Cancellation);
            Assert.True(File.Exists(_folder["a.db-wal"]));
        }

        Assert.False(File.Exists(_folder["a.db-wal"]), "a backup of the one file would miss what is in the other");
    }

    // Everything behind the first pages, where the schema lies.
    private static void Damage(string path)
    {
        const int PageSize = 4_096;
        using var file = new FileStream(path, FileMode.Open);
        file.Position = 4 * PageSize;
        var noise = new byte[file.Length - file.Position];
        new Random(1).NextBytes(noise);
        file.Write(noise);
    }

    private Task<SqliteStore> OpenAsync(string name) =>
        SqliteStore.OpenAsync(new SqliteStoreOptions { Path = _folder[name] }, new ManualTimeProvider());
}
