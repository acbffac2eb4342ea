using System.Collections.Concurrent;
using Tracking.Model.Vehicles;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Writing;
using Tracking.Storage.Vehicles;

namespace Tracking.Storage.Sqlite.Vehicles;

/// <summary>
/// The registry: all of it in memory beside its table, since every position asks. Memory follows the commits, so it never
/// shows what is not durable.
/// </summary>
internal sealed class SqliteVehicleRegistry(
    GroupWriter writer, ReaderPool readers, IEnumerable<VehicleEntry> stored) : IVehicleRegistry
{
    private const string Columns = "vehicle, id, class, company, home_region";

    private readonly ConcurrentDictionary<VehicleId, VehicleEntry> _entries =
        new(stored.Select(static entry => KeyValuePair.Create(entry.Vehicle.Id, entry)));

    /// <summary>Everything registered, read when the store opens.</summary>
    public static List<VehicleEntry> ReadAll(Database database)
    {
        using var select = database.Use($"SELECT {Columns} FROM vehicles");
        var entries = new List<VehicleEntry>();
        while (select.Read())
        {
            entries.Add(ReadEntry(select));
        }

        return entries;
    }

    public Vehicle? Find(VehicleId id) => FindEntry(id)?.Vehicle;

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
            : writer.RunAsync(transaction => Register(transaction, vehicles), vehicles.Count, cancellationToken);

    public Task<IReadOnlyList<Vehicle>> ListAsync(VehicleQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Checked(query.Limit);
        return readers.ReadAsync(database => List(database, query), cancellationToken);
    }

    private static IReadOnlyList<Vehicle> List(Database database, VehicleQuery query)
    {
        // Ids are never empty, so everything lies after the empty text.
        using var select = query.Company is null
            ? database.Use($"SELECT {Columns} FROM vehicles WHERE id > ? ORDER BY id LIMIT ?")
            : database.Use($"SELECT {Columns} FROM vehicles WHERE company = ? AND id > ? ORDER BY id LIMIT ?")
                .Add(query.Company);
        select.Add(query.After?.Value ?? "").Add(query.Limit);
        var vehicles = new List<Vehicle>();
        while (select.Read())
        {
            vehicles.Add(ReadEntry(select).Vehicle);
        }

        return vehicles;
    }

    private static VehicleEntry ReadEntry(Statement row) => new(
        row.Long(0),
        new Vehicle(VehicleId.Parse(row.Text(1)), (VehicleClass)row.Int(2), row.Text(3), row.NullableText(4)));

    private static long? FindKey(Database database, VehicleId id)
    {
        using var select = database.Use("SELECT vehicle FROM vehicles WHERE id = ?").Add(id.Value);
        return select.Read() ? select.Long(0) : null;
    }

    private int Register(WriteTransaction transaction, IReadOnlyList<Vehicle> vehicles)
    {
        var added = 0;
        var entries = new List<VehicleEntry>(vehicles.Count);
        foreach (var vehicle in vehicles)
        {
            var known = FindKey(transaction.Database, vehicle.Id);
            added += known is null ? 1 : 0;
            entries.Add(new VehicleEntry(known ?? Insert(transaction.Database, vehicle), vehicle));
            Update(transaction.Database, entries[^1]);
        }

        transaction.AfterCommit(() => entries.ForEach(entry => _entries[entry.Vehicle.Id] = entry));
        return added;
    }

    private static long Insert(Database database, Vehicle vehicle)
    {
        using (var insert = database.Use("INSERT INTO vehicles (id, class, company) VALUES (?, 0, '')"))
        {
            insert.Add(vehicle.Id.Value).Run();
        }

        var key = FindKey(database, vehicle.Id)!.Value;
        using var head = database.Use("INSERT INTO vehicle_heads (vehicle, head, snapshot, settled) VALUES (?, 0, 0, 1)");
        head.Add(key).Run();
        return key;
    }

    private static void Update(Database database, VehicleEntry entry)
    {
        using var update = database.Use("UPDATE vehicles SET class = ?, company = ?, home_region = ? WHERE vehicle = ?");
        update.Add((long)entry.Vehicle.Class).Add(entry.Vehicle.Company).Add(entry.Vehicle.HomeRegion).Add(entry.Key).Run();
    }
}
