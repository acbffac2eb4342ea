using Microsoft.Data.Sqlite;
using Orleans.Configuration;
using Orleans.Hosting;
using Tracking.Compat.Orleans.Tests.Silos;
using Tracking.Storage.Sqlite.Grains;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>A silo that stores states in an SQLite file of its own.</summary>
internal sealed class SqliteSilo : IAsyncDisposable
{
    public const string Storage = "sqlite";
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"grains-{Guid.NewGuid()}.db");
    private readonly bool _deleteOnClear;
    private TestSilo? _silo;

    private SqliteSilo(bool deleteOnClear) => _deleteOnClear = deleteOnClear;

    private string ConnectionString => $"Data Source={_path}";

    public static async Task<SqliteSilo> StartAsync(bool deleteOnClear = false)
    {
        SQLitePCL.Batteries_V2.Init();
        var silo = new SqliteSilo(deleteOnClear);
        GrainStorageSchema.Apply(silo.ConnectionString);
        GrainStorageSchema.Apply(silo.ConnectionString); // as at every start
        await silo.RestartAsync();
        return silo;
    }

    public async Task RestartAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        _silo = await TestSilo.StartAsync(builder => builder
            .Configure<ClusterOptions>(options => options.ServiceId = "tracking")
            .AddAdoNetGrainStorage(Storage, options =>
            {
                options.Invariant = "System.Data.SQLite";
                options.ConnectionString = ConnectionString;
                options.DeleteStateOnClear = _deleteOnClear;
            }));
    }

    public IProfileGrain GetProfile(string key) => _silo!.GetGrain<IProfileGrain>(key);

    public T Query<T>(string sql)
    {
        var result = default(T);
        Execute(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            result = (T)command.ExecuteScalar()!;
        });
        return result!;
    }

    public async ValueTask DisposeAsync()
    {
        await _silo!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_path);
    }

    private void Execute(Action<SqliteConnection> action)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        action(connection);
    }
}
