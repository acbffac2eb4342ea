using Tracking.Storage.Sqlite;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Schema;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite.Schema;

public sealed class MigrationsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<int> EveryVersion => [.. Enumerable.Range(0, Migrations.Newest + 1)];

    private string DatabasePath => _folder["schema.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_Numbers_AreDenseFromOne() =>
        Assert.Equal(Enumerable.Range(1, Migrations.All.Count), Migrations.All.Select(migration => migration.Version));

    [Theory]
    [MemberData(nameof(EveryVersion))]
    public async Task Open_OlderSchema_BecomesTheNewest(int version)
    {
        using (var old = Database.OpenWriter(DatabasePath))
        {
            Migrations.Apply(old, DatabasePath, version);
            Assert.Equal(version, old.Number("PRAGMA user_version"));
        }

        await OpenAndCloseAsync();
        await OpenAndCloseAsync();
        using var fresh = Database.OpenWriter(_folder["fresh.db"]);
        Migrations.Apply(fresh, DatabasePath);
        using var upgraded = Database.OpenReader(DatabasePath);
        Assert.Equal(Migrations.Newest, upgraded.Number("PRAGMA user_version"));
        Assert.Equal(Objects(fresh), Objects(upgraded));
    }

    [Fact]
    public async Task Open_NewerSchema_FailsAndSaysSo()
    {
        await OpenAndCloseAsync();
        using (var database = Database.OpenWriter(DatabasePath))
        {
            database.Execute($"PRAGMA user_version={Migrations.Newest + 1}");
        }

        var error = await Assert.ThrowsAsync<StorageException>(OpenAndCloseAsync);
        Assert.Contains($"schema version {Migrations.Newest + 1}", error.Message, StringComparison.Ordinal);
        Assert.Contains(DatabasePath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DatabaseOfAnotherProgram_IsLeftAlone()
    {
        using (var database = Database.OpenWriter(DatabasePath))
        {
            database.Execute("CREATE TABLE theirs (value)");
        }

        var error = await Assert.ThrowsAsync<StorageException>(OpenAndCloseAsync);
        Assert.Contains("another program", error.Message, StringComparison.Ordinal);
        using var unchanged = Database.OpenReader(DatabasePath);
        Assert.Single(Objects(unchanged));
    }

    [Fact]
    public void Apply_ScriptFails_LeavesTheVersionBefore()
    {
        using (var database = Database.OpenWriter(DatabasePath))
        {
            Migrations.Apply(database, DatabasePath, 1);
            // The name is taken, so the second script fails half-way.
            database.Execute("CREATE TABLE ladder (value)");
            Assert.Throws<SqliteError>(() => Migrations.Apply(database, DatabasePath));
        }

        using var left = Database.OpenWriter(DatabasePath);
        Assert.Equal(1, left.Number("PRAGMA user_version"));
        Assert.Equal(0, left.Number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'alerts'"));
    }

    private static List<string> Objects(Database database)
    {
        using var select = database.Use("SELECT type, name, COALESCE(sql, '') FROM sqlite_master ORDER BY type, name");
        var objects = new List<string>();
        while (select.Read())
        {
            objects.Add($"{select.Text(0)} {select.Text(1)}: {select.Text(2)}");
        }

        return objects;
    }

    private async Task OpenAndCloseAsync()
    {
        await using var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = DatabasePath }, new ManualTimeProvider());
        Assert.Equal(0, (await store.Alerts.ReadFeedAsync("all", 0, 1, TestContext.Current.CancellationToken)).Head);
    }
}
