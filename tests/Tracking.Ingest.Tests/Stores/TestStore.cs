using Tracking.Storage.Quarantine;
using Tracking.Storage.Sqlite;
using Tracking.Testing.Time;

namespace Tracking.Ingest.Tests.Stores;

/// <summary>The embedded store in a folder of one test's own, on a clock that stands still.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private TestStore(DirectoryInfo folder, SqliteStore sqlite, ManualTimeProvider clock)
    {
        _folder = folder;
        Sqlite = sqlite;
        Clock = clock;
    }

    public ManualTimeProvider Clock { get; }

    public SqliteStore Sqlite { get; }

    public static async Task<TestStore> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tracking-ingest-");
        var clock = new ManualTimeProvider();
        var options = new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "tracking.db") };
        return new TestStore(folder, await SqliteStore.OpenAsync(options, clock), clock);
    }

    /// <summary>A path inside the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The newest rows in quarantine, newest first.</summary>
    public async Task<List<QuarantinedRow>> QuarantinedAsync()
    {
        var rows = await Sqlite.Quarantine.ListAsync(new QuarantineQuery { Limit = 10 }, CancellationToken.None);
        return [.. rows.Select(static stored => stored.Row)];
    }

    public async ValueTask DisposeAsync()
    {
        await Sqlite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
