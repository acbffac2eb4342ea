using Tracking.Model.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite.Crashes;

/// <summary>
/// Crashes as the disk sees them: the files are copied at some moment while the store goes on writing, and a store is
/// opened on the copy. Whatever had been acknowledged by that moment must be there, and the rest must be whole
/// operations.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const string Name = "tracking.db";
    private readonly TempFolder _folder = new();
    private readonly TempFolder _copy = new();

    public static TheoryData<int> Seeds => [1, 2, 3, Environment.TickCount];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _copy.Dispose();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Open_CopyOfATornLog_HasEverythingAcknowledged(int seed)
    {
        await using var store = await OpenAsync(_folder);
        // Without checkpoints the database file stands still and the log only grows, so copying it at any moment, even
        // in the middle of a write, gives what a crash at that moment leaves.
        await RunSqlAsync(store, "PRAGMA wal_autocheckpoint=0");
        var workload = new CrashWorkload(store, seed);
        var running = workload.RunAsync(80, Cancellation);
        await workload.ReachAsync(new Random(seed).Next(3_000), running);
        var acknowledged = workload.Acknowledged;
        var wal = await ReadSharedAsync(_folder[Name + "-wal"]);
        File.Copy(_folder[Name], _copy[Name]);
        await File.WriteAllBytesAsync(_copy[Name + "-wal"], wal, Cancellation);
        await CheckCopyAsync(acknowledged);
        await running;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Open_CopyTakenBesideCheckpoints_HasEverythingAcknowledged(int seed)
    {
        await using var store = await OpenAsync(_folder);
        await RunSqlAsync(store, "PRAGMA wal_autocheckpoint=20");
        var workload = new CrashWorkload(store, seed);
        var running = workload.RunAsync(80, Cancellation);
        await workload.ReachAsync(new Random(seed).Next(3_000), running);
        // On the writer, inside an open transaction, no checkpoint can run between the two copies.
        var acknowledged = await store.Writer.RunAsync(
            _ =>
            {
                var soFar = workload.Acknowledged;
                File.Copy(_folder[Name], _copy[Name]);
                File.Copy(_folder[Name + "-wal"], _copy[Name + "-wal"]);
                return soFar;
            },
            1,
            Cancellation);
        await CheckCopyAsync(acknowledged);
        await running;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Open_LogCutAnywhere_IsTheStateOfSomeMoment(int seed)
    {
        byte[] wal;
        byte[] database;
        await using (var store = await OpenAsync(_folder))
        {
            await RunSqlAsync(store, "PRAGMA wal_autocheckpoint=0");
            await new CrashWorkload(store, seed).RunAsync(40, Cancellation);
            database = await File.ReadAllBytesAsync(_folder[Name], Cancellation);
            wal = await File.ReadAllBytesAsync(_folder[Name + "-wal"], Cancellation);
        }

        var random = new Random(seed);
        for (var i = 0; i < 8; i++)
        {
            await File.WriteAllBytesAsync(_copy[Name], database, Cancellation);
            await File.WriteAllBytesAsync(_copy[Name + "-wal"], wal[..random.Next(wal.Length + 1)], Cancellation);
            await CheckCopyAsync(new Acknowledged([], [], []));
        }
    }

    private static Task<SqliteStore> OpenAsync(TempFolder folder) =>
        SqliteStore.OpenAsync(new SqliteStoreOptions { Path = folder[Name] }, new ManualTimeProvider());

    private static Task<long?> RunSqlAsync(SqliteStore store, string pragma) =>
        store.Writer.RunAsync(transaction => transaction.Database.Number(pragma), 1, Cancellation);

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }

    private async Task CheckCopyAsync(Acknowledged acknowledged)
    {
        await using var store = await OpenAsync(_copy);
        var facts = await StoreAudit.CheckAsync(store, _copy[Name], CrashWorkload.Vehicles, Cancellation);
        var byOffset = facts.Values.SelectMany(list => list).ToDictionary(fact => fact.Offset);
        foreach (var position in acknowledged.Positions)
        {
            Assert.Equal(position, byOffset[position.Offset].Position);
        }

        Assert.All(acknowledged.Ticks, tick => Assert.NotNull(byOffset[tick].Tick));
        foreach (var added in acknowledged.Revisions)
        {
            var stored = await store.Alerts.ListRevisionsAsync(added.Revision.Id, Cancellation);
            Assert.Equal(added.Revision, Assert.Single(stored).Revision);
        }
    }
}
