using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Positions;

/// <summary>The heads index in SQLite; the appends write it.</summary>
internal sealed class SqliteVehicleHeads(
    GroupWriter writer, ReaderPool readers, SqliteVehicleRegistry registry, RegionPaths paths) : IVehicleHeads
{
    private const string SelectHeads =
        $"SELECT v.id, h.head, h.snapshot, h.last_received_at, h.settled, {PositionColumns.Select} "
        + "FROM vehicles v JOIN vehicle_heads h ON h.vehicle = v.vehicle "
        + "LEFT JOIN positions p ON p.vehicle = h.vehicle AND p.device_time = h.live_time AND p.hash = h.live_hash ";

    public async Task<VehicleHead?> FindAsync(VehicleId vehicle, CancellationToken cancellationToken) =>
        (await FindAllAsync([vehicle], cancellationToken).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<VehicleHead?>> FindAllAsync(
        IReadOnlyList<VehicleId> vehicles, CancellationToken cancellationToken) =>
        readers.ReadAsync<IReadOnlyList<VehicleHead?>>(
            database => [.. vehicles.Select(vehicle => Find(database, vehicle))], cancellationToken);

    public Task<LoggedPosition?> FindLiveAsOfAsync(
        VehicleId vehicle, ReceivedAt receivedBefore, CancellationToken cancellationToken) =>
        registry.FindEntry(vehicle) is { } entry
            ? readers.ReadAsync(database => FindLiveAsOf(database, entry.Key, receivedBefore), cancellationToken)
            : Task.FromResult<LoggedPosition?>(null);

    public Task<IReadOnlyList<VehicleHead>> ListAsync(VehicleId? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(
            database =>
            {
                using var select = database.Use(SelectHeads + "WHERE v.id > ? ORDER BY v.id LIMIT ?");
                return ReadHeads(database, select.Add(after?.Value ?? "").Add(limit));
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<VehicleHead>> ListBeyondSnapshotAsync(
        VehicleId? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(
            database =>
            {
                using var select = database.Use(
                    SelectHeads + "WHERE v.id > ? AND h.head > h.snapshot ORDER BY v.id LIMIT ?");
                return ReadHeads(database, select.Add(after?.Value ?? "").Add(limit));
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<VehicleId>> ListQuietAsync(
        ReceivedAt quietSince, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(database => ListQuiet(database, quietSince, limit), cancellationToken);
    }

    public Task<IReadOnlyList<VehicleHead>> ListInRegionAsync(
        string regionCode, VehicleId? after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(
            database =>
            {
                using var select = database.Use(
                    SelectHeads + "WHERE h.live_region_path > 0 AND h.live_region_path IN "
                    + "(SELECT path FROM region_path_codes WHERE code = ?) AND v.id > ? ORDER BY v.id LIMIT ?");
                return ReadHeads(database, select.Add(regionCode).Add(after?.Value ?? "").Add(limit));
            },
            cancellationToken);
    }

    public Task MarkSnapshotAsync(VehicleId vehicle, LogOffset snapshot, CancellationToken cancellationToken)
    {
        var number = ModelColumns.Number(snapshot);
        return writer.RunAsync(
            transaction => MarkSnapshot(transaction.Database, vehicle, number), 1, cancellationToken);
    }

    // Backwards from the latest that can have been live: one further ahead would have been flagged future. What was
    // received later is passed over, which is little unless a file was fed in after the instant.
    private LoggedPosition? FindLiveAsOf(Database database, long vehicle, ReceivedAt receivedBefore)
    {
        using var select = database.Use(
            $"SELECT {PositionColumns.Select} FROM positions p WHERE p.vehicle = ? AND p.device_time < ? "
            + "AND p.received_at < ? AND (p.flags & ?) = 0 ORDER BY p.device_time DESC, p.hash DESC LIMIT 1");
        select
            .Add(vehicle)
            .Add(receivedBefore.Plus(ReceivedAt.ClockTolerance).UnixMilliseconds)
            .Add(receivedBefore)
            .Add((long)(QualityFlags.Future | QualityFlags.Zero));
        return select.Read() ? PositionColumns.Read(database, paths, select, 0) : null;
    }

    private static IReadOnlyList<VehicleId> ListQuiet(Database database, ReceivedAt quietSince, int limit)
    {
        using var select = database.Use(
            "SELECT v.id FROM vehicle_heads h JOIN vehicles v ON v.vehicle = h.vehicle "
            + "WHERE h.settled = 0 AND h.last_received_at <= ? ORDER BY h.last_received_at, h.vehicle LIMIT ?");
        select.Add(quietSince).Add(limit);
        var vehicles = new List<VehicleId>();
        while (select.Read())
        {
            vehicles.Add(VehicleId.Parse(select.Text(0)));
        }

        return vehicles;
    }

    private bool MarkSnapshot(Database database, VehicleId vehicle, long snapshot)
    {
        using var update = database.Use("UPDATE vehicle_heads SET snapshot = MAX(snapshot, ?) WHERE vehicle = ?");
        return update.Add(snapshot).Add(registry.KeyIn(database, vehicle)).Run() == 1;
    }

    private VehicleHead? Find(Database database, VehicleId vehicle)
    {
        using var select = database.Use(SelectHeads + "WHERE v.id = ?").Add(vehicle.Value);
        return select.Read() ? ReadHead(database, select) : null;
    }

    private IReadOnlyList<VehicleHead> ReadHeads(Database database, Statement select)
    {
        var heads = new List<VehicleHead>();
        while (select.Read())
        {
            heads.Add(ReadHead(database, select));
        }

        return heads;
    }

    private VehicleHead ReadHead(Database database, Statement row) => new(
        VehicleId.Parse(row.Text(0)),
        row.Offset(1),
        row.Offset(2),
        row.NullableReceivedAt(3),
        row.Bool(4),
        row.IsNull(5) ? null : PositionColumns.Read(database, paths, row, 5));
}
