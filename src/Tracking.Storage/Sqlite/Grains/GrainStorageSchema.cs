using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tracking.Storage.Sqlite.Grains;

/// <summary>The tables and queries through which grain states are stored in SQLite.</summary>
/// <remarks>
/// The storage provider supplies parameters and reads columns by name; the SQL belongs to the database. Every change
/// is one statement, so that it takes the write lock at once: a transaction that reads first fails instead of waiting
/// when another connection has written meanwhile. After a statement that changed nothing the old version is returned,
/// by which the provider recognises the conflict (null, when there was none).
/// </remarks>
public static class GrainStorageSchema
{
    // An absent extension is stored as the empty text: nulls differ from each other in a unique key.
    private const string Table = """
        CREATE TABLE IF NOT EXISTS OrleansStorage (
            GrainIdHash INTEGER NOT NULL,
            GrainTypeHash INTEGER NOT NULL,
            GrainIdN0 INTEGER NOT NULL,
            GrainIdN1 INTEGER NOT NULL,
            GrainTypeString TEXT NOT NULL,
            GrainIdExtensionString TEXT NOT NULL,
            ServiceId TEXT NOT NULL,
            PayloadBinary BLOB NULL,
            ModifiedOn TEXT NOT NULL,
            Version INTEGER NOT NULL,
            PRIMARY KEY (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1,
                GrainTypeString, GrainIdExtensionString, ServiceId)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey TEXT NOT NULL PRIMARY KEY, QueryText TEXT NOT NULL);
        """;

    private const string Key = """
        GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash
        AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
        AND GrainTypeString = @GrainTypeString
        AND GrainIdExtensionString = IFNULL(@GrainIdExtensionString, '')
        AND ServiceId = @ServiceId
        """;

    private const string OldVersionWhenUnchanged = "SELECT @GrainStateVersion AS NewGrainStateVersion WHERE changes() = 0;";

    private const string Read = $"SELECT PayloadBinary, ModifiedOn, Version FROM OrleansStorage WHERE {Key};";

    // Without a version only a first write succeeds, with one only a later write: an upsert alone would allow both.
    private const string Write = $"""
        INSERT INTO OrleansStorage (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString,
            GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
        SELECT @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString,
            IFNULL(@GrainIdExtensionString, ''), @ServiceId, @PayloadBinary, datetime('now'), 1
        WHERE @GrainStateVersion IS NULL
            OR EXISTS (SELECT 1 FROM OrleansStorage WHERE {Key} AND Version = @GrainStateVersion)
        ON CONFLICT DO UPDATE
            SET PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = Version + 1
            WHERE Version = @GrainStateVersion
        RETURNING Version AS NewGrainStateVersion;
        {OldVersionWhenUnchanged}
        """;

    private const string Clear = $"""
        UPDATE OrleansStorage SET PayloadBinary = NULL, ModifiedOn = datetime('now'), Version = Version + 1
        WHERE {Key} AND Version = @GrainStateVersion
        RETURNING Version AS NewGrainStateVersion;
        {OldVersionWhenUnchanged}
        """;

    private const string Delete = $"""
        DELETE FROM OrleansStorage WHERE {Key} AND Version = @GrainStateVersion
        RETURNING Version + 1 AS NewGrainStateVersion;
        {OldVersionWhenUnchanged}
        """;

    /// <summary>
    /// Does the same for the database of a connection string, and lets it be read while it is written.
    /// </summary>
    public static void Apply(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        Apply(connection);
    }

    /// <summary>Creates what is missing and brings the queries up to date; harmless when repeated.</summary>
    public static void Apply(DbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Execute(transaction, Table);
        PutQuery(transaction, "ReadFromStorageKey", Read);
        PutQuery(transaction, "WriteToStorageKey", Write);
        PutQuery(transaction, "ClearStorageKey", Clear);
        PutQuery(transaction, "DeleteStorageKey", Delete);
        transaction.Commit();
    }

    private static void PutQuery(DbTransaction transaction, string key, string text)
    {
        const string Put = """
            INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (@key, @text)
            ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
            """;
        Execute(transaction, Put, ("@key", key), ("@text", text));
    }

    private static void Execute(
        DbTransaction transaction, string text, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }
}
