using Tracking.Model.Fences;
using Tracking.Model.Vehicles;
using Tracking.Storage.Fences;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Fences;

/// <summary>Fence versions as rows.</summary>
internal static class FenceRows
{
    private const char ClassSeparator = ',';

    /// <summary>Every version of a published change, in the order in which they were made.</summary>
    public static IReadOnlyList<FenceVersion> List(Database database)
    {
        // A row that a staged change ends still stands, so the second join finds nothing for it.
        using var select = database.Use(
            "SELECT v.id, name, geometry, alerts, speed_limit, classes, valid_from, valid_to, settings, number, "
            + "made.known_after, ended.known_after FROM fence_versions v JOIN fence_changes made ON made.change = made_by "
            + "LEFT JOIN fence_changes ended ON ended.change = ended_by ORDER BY version");
        var versions = new List<FenceVersion>();
        while (select.Read())
        {
            versions.Add(Read(select));
        }

        return versions;
    }

    public static void Insert(Database database, MadeFence made, long change)
    {
        var fence = made.Fence;
        using var insert = database.Use(
            "INSERT INTO fence_versions (id, number, name, geometry, alerts, speed_limit, classes, valid_from, valid_to, "
            + "settings, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert
            .Add(fence.Id)
            .Add(made.Number)
            .Add(fence.Name)
            .Add(fence.GeometryJson)
            .Add((long)fence.Alerts)
            .Add(fence.SpeedLimit)
            .Add(string.Join(ClassSeparator, fence.Classes.Select(static item => item.Code())))
            .Add(fence.ValidFrom)
            .Add(fence.ValidTo)
            .Add(FenceSettings.Write(fence))
            .Add(change)
            .Run();
    }

    public static void End(Database database, EndedFence ended, long change)
    {
        using var update = database.Use(
            "UPDATE fence_versions SET ended_by = ? WHERE id = ? AND number = ? AND ended_by IS NULL");
        if (update.Add(change).Add(ended.Id).Add(ended.Number).Run() != 1)
        {
            throw new StorageException($"version {ended.Number} of fence '{ended.Id}' does not stand; nothing is stored");
        }
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
        return new FenceVersion(FenceSettings.Read(row.Text(8), fence), row.Offset(10), row.NullableOffset(11))
        {
            Number = row.Int(9),
        };
    }

    private static IReadOnlyList<VehicleClass> ReadClasses(string codes) =>
    [
        .. codes.Split(ClassSeparator, StringSplitOptions.RemoveEmptyEntries).Select(static code =>
            VehicleClasses.TryParse(code, out var known)
                ? known
                : throw new StorageException($"the database is damaged: '{code}' is not a vehicle class")),
    ];
}
