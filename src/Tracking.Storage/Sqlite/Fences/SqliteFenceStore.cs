using Tracking.Model.Fences;
using Tracking.Model.Vehicles;
using Tracking.Storage.Fences;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Positions;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Fences;

/// <summary>
/// The fences in SQLite. A change ends its group: positions with a greater offset are only in later groups, and those
/// begin after the callback has returned, so nobody can even read such a position before the new list is in force.
/// </summary>
internal sealed class SqliteFenceStore(GroupWriter writer, ReaderPool readers) : IFenceStore
{
    private const char ClassSeparator = ',';

    public Task<IReadOnlyList<FenceVersion>> ListVersionsAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(List, cancellationToken);

    public Task ImportAsync(
        IReadOnlyList<FenceDefinition> fences,
        Action<IReadOnlyList<FenceVersion>> committed,
        CancellationToken cancellationToken)
    {
        if (fences.Select(static fence => fence.Id).Distinct(StringComparer.Ordinal).Count() != fences.Count)
        {
            throw new ArgumentException("a fence id is used twice", nameof(fences));
        }

        return fences.Count == 0
            ? Task.CompletedTask
            : writer.RunAsync(
                transaction => Import(transaction, fences, committed),
                fences.Count,
                cancellationToken,
                endsGroup: true);
    }

    public Task<bool> DeleteAsync(
        string id, Action<IReadOnlyList<FenceVersion>> committed, CancellationToken cancellationToken) =>
        writer.RunAsync(
            transaction =>
            {
                var isDeleted = End(transaction.Database, id, LogHead.Newest(transaction.Database));
                if (isDeleted)
                {
                    Announce(transaction, committed);
                }

                return isDeleted;
            },
            1,
            cancellationToken,
            endsGroup: true);

    private static bool Import(
        WriteTransaction transaction,
        IReadOnlyList<FenceDefinition> fences,
        Action<IReadOnlyList<FenceVersion>> committed)
    {
        var newest = LogHead.Newest(transaction.Database);
        var standing = List(transaction.Database)
            .Where(static version => version.DeletedAfter is null)
            .ToDictionary(static version => version.Fence.Id, static version => version.Fence, StringComparer.Ordinal);
        var changed = fences.Where(fence => standing.GetValueOrDefault(fence.Id) != fence).ToList();
        if (changed.Count == 0)
        {
            return true;
        }

        foreach (var fence in changed)
        {
            End(transaction.Database, fence.Id, newest);
            Insert(transaction.Database, fence, newest);
        }

        Announce(transaction, committed);
        return true;
    }

    private static void Announce(WriteTransaction transaction, Action<IReadOnlyList<FenceVersion>> committed)
    {
        var versions = List(transaction.Database);
        transaction.AfterCommit(() => committed(versions));
    }

    private static bool End(Database database, string id, long newest)
    {
        using var update = database.Use(
            "UPDATE fence_versions SET deleted_after = ? WHERE id = ? AND deleted_after IS NULL");
        return update.Add(newest).Add(id).Run() == 1;
    }

    private static void Insert(Database database, FenceDefinition fence, long newest)
    {
        using var insert = database.Use(
            "INSERT INTO fence_versions (id, name, geometry, alerts, speed_limit, classes, valid_from, valid_to, "
            + "settings, known_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert
            .Add(fence.Id)
            .Add(fence.Name)
            .Add(fence.GeometryJson)
            .Add((long)fence.Alerts)
            .Add(fence.SpeedLimit)
            .Add(string.Join(ClassSeparator, fence.Classes.Select(static item => item.Code())))
            .Add(fence.ValidFrom)
            .Add(fence.ValidTo)
            .Add(FenceSettings.Write(fence))
            .Add(newest)
            .Run();
    }

    private static IReadOnlyList<FenceVersion> List(Database database)
    {
        using var select = database.Use(
            "SELECT id, name, geometry, alerts, speed_limit, classes, valid_from, valid_to, settings, known_after, "
            + "deleted_after FROM fence_versions ORDER BY id, known_after, version");
        var versions = new List<FenceVersion>();
        while (select.Read())
        {
            versions.Add(Read(select));
        }

        return versions;
    }

    private static FenceVersion Read(Statement row)
    {
        var fence = new FenceDefinition(
            row.Text(0),
            row.Text(1),
            row.Text(2),
            (FenceAlerts)row.Int(3),
            row.NullableSpeed(4),
            ReadClasses(row.Text(5)),
            row.DeviceTime(6),
            row.DeviceTime(7));
        return new FenceVersion(FenceSettings.Read(row.Text(8), fence), row.Offset(9), row.NullableOffset(10));
    }

    private static IReadOnlyList<VehicleClass> ReadClasses(string codes) =>
    [
        .. codes.Split(ClassSeparator, StringSplitOptions.RemoveEmptyEntries).Select(static code =>
            VehicleClasses.TryParse(code, out var known)
                ? known
                : throw new StorageException($"the database is damaged: '{code}' is not a vehicle class")),
    ];
}
