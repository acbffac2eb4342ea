using Tracking.Model.Regions;
using Tracking.Storage.Regions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Regions;

/// <summary>The region set in SQLite; an import ends its group, as with fences.</summary>
internal sealed class SqliteRegionStore(GroupWriter writer, ReaderPool readers) : IRegionStore
{
    public Task<IReadOnlyList<RegionDefinition>> ListAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(List, cancellationToken);

    public Task<int> ImportAsync(
        IReadOnlyList<RegionDefinition> regions,
        Action<IReadOnlyList<RegionDefinition>> committed,
        CancellationToken cancellationToken) =>
        regions.Count == 0
            ? Task.FromResult(0)
            : writer.RunAsync(
                transaction => Import(transaction, regions, committed),
                regions.Count,
                cancellationToken,
                endsGroup: true);

    private static int Import(
        WriteTransaction transaction,
        IReadOnlyList<RegionDefinition> regions,
        Action<IReadOnlyList<RegionDefinition>> committed)
    {
        var database = transaction.Database;
        var before = Count(database);
        foreach (var region in regions)
        {
            using var upsert = database.Use(
                "INSERT INTO regions (code, name, level, parent, geometry) VALUES (?, ?, ?, ?, ?) "
                + "ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, "
                + "parent = excluded.parent, geometry = excluded.geometry");
            upsert
                .Add(region.Code)
                .Add(region.Name)
                .Add(region.Level)
                .Add(region.Parent)
                .Add(region.GeometryJson)
                .Run();
        }

        var all = List(database);
        transaction.AfterCommit(() => committed(all));
        return (int)(Count(database) - before);
    }

    private static long Count(Database database) => database.Number("SELECT COUNT(*) FROM regions") ?? 0;

    private static IReadOnlyList<RegionDefinition> List(Database database)
    {
        using var select = database.Use("SELECT code, name, level, parent, geometry FROM regions ORDER BY code");
        var regions = new List<RegionDefinition>();
        while (select.Read())
        {
            regions.Add(new RegionDefinition(
                select.Text(0), select.Text(1), select.Text(2), select.NullableText(3), select.Text(4)));
        }

        return regions;
    }
}
