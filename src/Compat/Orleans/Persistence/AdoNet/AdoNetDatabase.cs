using System.Data;
using System.Data.Common;
using Orleans.Configuration;

namespace Orleans.Persistence.AdoNet;

/// <summary>Runs queries against the configured database, a connection each.</summary>
internal sealed class AdoNetDatabase(AdoNetGrainStorageOptions options)
{
    // The invariants that the real provider knows, of the databases that this project stores in.
    private static readonly Dictionary<string, string> FactoryTypes = new(StringComparer.Ordinal)
    {
        ["System.Data.SQLite"] = "Microsoft.Data.Sqlite.SqliteFactory, Microsoft.Data.Sqlite",
        ["Npgsql"] = "Npgsql.NpgsqlFactory, Npgsql",
    };

    private readonly DbProviderFactory? _factory = options.DataSource is null ? FindFactory(options.Invariant) : null;

    public async Task<List<TRow>> QueryAsync<TRow>(
        string text, IReadOnlyList<AdoNetParameter> parameters, Func<DbDataReader, TRow> read)
    {
        await using var connection = CreateConnection();
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
        {
            parameter.AddTo(command);
        }

        var rows = new List<TRow>();
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default).ConfigureAwait(false);
        do
        {
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }
        }
        while (await reader.NextResultAsync().ConfigureAwait(false));

        return rows;
    }

    private static DbProviderFactory FindFactory(string invariant)
    {
        if (FactoryTypes.TryGetValue(invariant, out var typeName)
            && Type.GetType(typeName)?.GetField("Instance")?.GetValue(null) is DbProviderFactory known)
        {
            return known;
        }

        return DbProviderFactories.TryGetFactory(invariant, out var registered)
            ? registered
            : throw new InvalidOperationException($"There is no ADO.NET provider for the invariant \"{invariant}\".");
    }

    private DbConnection CreateConnection()
    {
        if (options.DataSource is not null)
        {
            return options.DataSource.CreateConnection();
        }

        var connection = _factory!.CreateConnection()!;
        connection.ConnectionString = options.ConnectionString;
        return connection;
    }
}
