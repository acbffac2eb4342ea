using System.Collections.Concurrent;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Positions;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Writing;
using Tracking.Storage.Vehicles;

namespace Tracking.Storage.Sqlite.Vehicles;

/// <summary>
/// The registry: all of it in memory beside its table, since every position asks. Memory follows the commits, so it
/// never shows what is not durable; and a registration ends its group, as fences do, so that no position with a greater
/// offset can be read before the new version is known.
/// </summary>
internal sealed class SqliteVehicleRegistry(
    GroupWriter writer, ReaderPool readers, RegionPaths paths, TimeProvider clock, IEnumerable<VehicleEntry> stored)
    : IVehicleRegistry
{
    private const string Columns = "vehicle, id, class, company, home_region";

    private readonly ConcurrentDictionary<VehicleId, VehicleEntry> _entries =
        new(stored.Select(static entry => KeyValuePair.Create(entry.Vehicle.Id, entry)));

    /// <summary>Everything registered, read when the store opens.</summary>
    public static List<VehicleEntry> ReadAll(Database database)
    {
        using var select = database.Use(
            "SELECT v.vehicle, v.id, n.class, n.company, n.home_region, n.known_after, n.registered_at FROM vehicle_versions n "
            + "JOIN vehicles v ON v.vehicle = n.vehicle ORDER BY v.vehicle, n.version");
        var entries = new List<VehicleEntry>();
        while (select.Read())
        {
            var version = new VehicleVersion(ReadVehicle(select), select.Offset(5), select.ReceivedAt(6));
            if (entries.Count > 0 && entries[^1].Key == select.Long(0))
            {
                entries[^1] = new VehicleEntry(
                    entries[^1].Key, version.Vehicle, [.. entries[^1].Versions, version]);
            }
            else
            {
                entries.Add(new VehicleEntry(select.Long(0), version.Vehicle, [version]));
            }
        }

        return entries;
    }

    public Vehicle? Find(VehicleId id) => FindEntry(id)?.Vehicle;

    public IReadOnlyList<VehicleVersion> FindVersions(VehicleId id) => FindEntry(id)?.Versions ?? [];

    public VehicleEntry? FindEntry(VehicleId id) => _entries.GetValueOrDefault(id);

    /// <summary>The vehicle's key, seen from inside a transaction that may have registered it.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public long KeyIn(Database database, VehicleId id) =>
        FindEntry(id)?.Key
        ?? FindKey(database, id)
        ?? throw new InvalidOperationException($"vehicle '{id}' is not registered");

    public Task<int> RegisterAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken) =>
        vehicles.Count == 0
            ? Task.FromResult(0)
            : writer.RunAsync(
                transaction => Register(transaction, vehicles), vehicles.Count, cancellationToken, endsGroup: true);

    public Task<IReadOnlyList<Vehicle>> ListAsync(VehicleQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Checked(query.Limit);
        return readers.ReadAsync(database => List(database, query), cancellationToken);
    }

    public Task<IReadOnlyList<VehicleCount>> CountAsync(VehicleFilter filter, CancellationToken cancellationToken) =>
        readers.ReadAsync(database => Count(database, filter), cancellationToken);

    private static IReadOnlyList<Vehicle> List(Database database, VehicleQuery query)
    {
        // Ids are never empty, so everything lies after the empty text.
        using var select = database.Use(
            $"SELECT v.vehicle, v.id, v.class, v.company, v.home_region {VehicleSelection.From}"
            + $"WHERE v.id > ?{VehicleSelection.Condition(query.Filter)} ORDER BY v.id LIMIT ?");
        select.Add(query.After?.Value ?? "").AddFilter(query.Filter).Add(query.Limit);
        var vehicles = new List<Vehicle>();
        while (select.Read())
        {
            vehicles.Add(ReadVehicle(select));
        }

        return vehicles;
    }

    private IReadOnlyList<VehicleCount> Count(Database database, VehicleFilter filter)
    {
        using var select = database.Use(
            $"SELECT COALESCE(h.live_region_path, 0), v.class, COUNT(*) {VehicleSelection.From}"
            + $"WHERE v.id > ''{VehicleSelection.Condition(filter)} GROUP BY 1, 2 ORDER BY 1, 2");
        select.AddFilter(filter);
        var counts = new List<VehicleCount>();
        while (select.Read())
        {
            counts.Add(new VehicleCount(
                paths.Path(database, select.Long(0)), (VehicleClass)select.Int(1), select.Long(2)));
        }

        return counts;
    }

    private static Vehicle ReadVehicle(Statement row) =>
        new(VehicleId.Parse(row.Text(1)), (VehicleClass)row.Int(2), row.Text(3), row.NullableText(4));

    private static long? FindKey(Database database, VehicleId id)
    {
        using var select = database.Use("SELECT vehicle FROM vehicles WHERE id = ?").Add(id.Value);
        return select.Read() ? select.Long(0) : null;
    }

    private int Register(WriteTransaction transaction, IReadOnlyList<Vehicle> vehicles)
    {
        var database = transaction.Database;
        var knownAfter = LogHead.Newest(database);
        var registeredAt = ReceivedAt.Now(clock);
        var added = 0;
        var changed = new List<(long Key, VehicleVersion Version)>(vehicles.Count);
        foreach (var vehicle in vehicles)
        {
            var key = FindKey(database, vehicle.Id);
            added += key is null ? 1 : 0;
            if (key is { } known && FindCurrent(database, known) == vehicle)
            {
                continue;
            }

            changed.Add((
                key ?? Insert(database, vehicle), new VehicleVersion(vehicle, new LogOffset(0, knownAfter), registeredAt)));
            Update(database, changed[^1].Key, changed[^1].Version);
        }

        transaction.AfterCommit(() => changed.ForEach(Remember));
        return added;
    }

    private void Remember((long Key, VehicleVersion Version) changed)
    {
        var (key, version) = changed;
        _entries[version.Vehicle.Id] = new VehicleEntry(
            key, version.Vehicle, [.. FindVersions(version.Vehicle.Id), version]);
    }

    private static Vehicle? FindCurrent(Database database, long key)
    {
        using var select = database.Use($"SELECT {Columns} FROM vehicles WHERE vehicle = ?").Add(key);
        return select.Read() ? ReadVehicle(select) : null;
    }

    private static long Insert(Database database, Vehicle vehicle)
    {
        using (var insert = database.Use("INSERT INTO vehicles (id, class, company) VALUES (?, 0, '')"))
        {
            insert.Add(vehicle.Id.Value).Run();
        }

        var key = FindKey(database, vehicle.Id)!.Value;
        using var head = database.Use(
            "INSERT INTO vehicle_heads (vehicle, head, snapshot, settled) VALUES (?, 0, 0, 1)");
        head.Add(key).Run();
        return key;
    }

    private static void Update(Database database, long key, VehicleVersion version)
    {
        var vehicle = version.Vehicle;
        using (var update = database.Use(
            "UPDATE vehicles SET class = ?, company = ?, home_region = ? WHERE vehicle = ?"))
        {
            update.Add((long)vehicle.Class).Add(vehicle.Company).Add(vehicle.HomeRegion).Add(key).Run();
        }

        using var insert = database.Use(
            "INSERT INTO vehicle_versions (vehicle, version, known_after, registered_at, class, company, home_region) "
            + "SELECT ?, COALESCE(MAX(version), 0) + 1, ?, ?, ?, ?, ? FROM vehicle_versions WHERE vehicle = ?");
        insert.Add(key).Add(version.KnownAfter).Add(version.RegisteredAt).Add((long)vehicle.Class).Add(vehicle.Company).Add(vehicle.HomeRegion)
            .Add(key).Run();
    }
}
