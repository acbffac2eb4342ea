using System.Globalization;
using System.Reflection;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Schema;

/// <summary>
/// The numbered scripts beside this file. Each runs once, in a transaction of its own together with the number in
/// <c>user_version</c>; one that was ever released is never edited, a change is a new script.
/// </summary>
internal static class Migrations
{
    /// <summary>Marks the file as ours ("Trac"): a database of another program is not migrated into ruin.</summary>
    private const long ApplicationId = 0x54726163;

    private const string ResourcePrefix = "schema/";

    /// <summary>The scripts by number, from 1.</summary>
    public static IReadOnlyList<(int Version, string Name, string Sql)> All { get; } = [.. Load()];

    /// <summary>The version that this program writes.</summary>
    public static int Newest => All[^1].Version;

    /// <summary>Brings the database up to <see cref="Newest"/>.</summary>
    /// <exception cref="StorageException">It belongs to another program or to a newer version of this one.</exception>
    public static void Apply(Database database, string path) => Apply(database, path, Newest);

    /// <summary>Stops at <paramref name="version"/>: tests make old databases with it.</summary>
    public static void Apply(Database database, string path, int version)
    {
        var present = database.Number("PRAGMA user_version") ?? 0;
        Check(database, path, present);
        foreach (var migration in All)
        {
            if (migration.Version > present && migration.Version <= version)
            {
                Run(database, migration);
            }
        }
    }

    private static void Check(Database database, string path, long present)
    {
        if (present > Newest)
        {
            throw new StorageException(
                $"'{path}' has schema version {present}, but this program knows versions up to {Newest}: "
                + "run the newer program, or restore a backup made before the upgrade");
        }

        var application = database.Number("PRAGMA application_id") ?? 0;
        var isNew = present == 0 && application == 0 && database.Number("SELECT COUNT(*) FROM sqlite_master") == 0;
        if (!isNew && application != ApplicationId)
        {
            throw new StorageException($"'{path}' is the database of another program");
        }
    }

    private static void Run(Database database, (int Version, string Name, string Sql) migration)
    {
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(migration.Sql);
        database.Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={migration.Version}"));
        database.Execute("COMMIT");
    }

    private static IEnumerable<(int Version, string Name, string Sql)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => (Name: name[ResourcePrefix.Length..], Sql: Read(assembly, name)))
            .Select(static script => (Number(script.Name), script.Name, script.Sql))
            .OrderBy(static script => script.Item1);
    }

    private static int Number(string name) =>
        int.Parse(name.AsSpan(0, name.IndexOf('_', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
