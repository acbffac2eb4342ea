using System.Collections.Concurrent;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Positions;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Drivers;

/// <summary>
/// Sign-ons and sign-offs in SQLite. An event ends its group, as registrations do, so that no position with a greater
/// offset can be read before it is known. In memory is one number a vehicle that anybody ever signed on at.
/// </summary>
internal sealed class SqliteSignLog(
    GroupWriter writer, ReaderPool readers, SqliteVehicleRegistry vehicles, IEnumerable<VehicleId> signedAt) : ISignLog
{
    private const string Select =
        "SELECT d.id, v.id, e.at, e.kind, e.known_after FROM sign_events e "
        + "JOIN drivers d ON d.driver = e.driver JOIN vehicles v ON v.vehicle = e.vehicle ";

    private readonly ConcurrentDictionary<VehicleId, long> _versions =
        new(signedAt.Select(static vehicle => KeyValuePair.Create(vehicle, 1L)));

    /// <summary>The vehicles that anybody ever signed on at, read when the store opens.</summary>
    public static List<VehicleId> ReadVehicles(Database database)
    {
        using var select = database.Use(
            "SELECT v.id FROM vehicles v WHERE EXISTS (SELECT 1 FROM sign_events e WHERE e.vehicle = v.vehicle)");
        var signedAt = new List<VehicleId>();
        while (select.Read())
        {
            signedAt.Add(VehicleId.Parse(select.Text(0)));
        }

        return signedAt;
    }

    public long VersionOf(VehicleId vehicle) => _versions.GetValueOrDefault(vehicle);

    public Task<SignOutcome> AddAsync(
        DriverId driver, VehicleId vehicle, DeviceTime at, SignKind kind, CancellationToken cancellationToken) =>
        writer.RunAsync(transaction => Add(transaction, driver, vehicle, at, kind), 1, cancellationToken, endsGroup: true);

    public Task<IReadOnlyList<SignEvent>> ListOfVehicleAsync(
        VehicleId vehicle, DeviceTime from, DeviceTime to, CancellationToken cancellationToken) =>
        VersionOf(vehicle) == 0
            ? Task.FromResult<IReadOnlyList<SignEvent>>([])
            : readers.ReadAsync(
                database => ListOfVehicle(database, vehicles.KeyIn(database, vehicle), Reach(from), to),
                cancellationToken);

    public Task<IReadOnlyList<SignEvent>> ListOfDriverAsync(
        DriverId driver, DeviceTime from, DeviceTime to, CancellationToken cancellationToken) =>
        readers.ReadAsync(database => ListOfDriver(database, driver, Reach(from), to), cancellationToken);

    /// <summary>How far back an event can lie that decides who was signed on at an instant.</summary>
    public static DeviceTime Reach(DeviceTime from) => from == DeviceTime.MinValue ? from : from.Plus(-Assignments.Longest);

    /// <summary>As <see cref="ListOfVehicleAsync"/>, from inside a transaction; from is where to read from.</summary>
    public static IReadOnlyList<SignEvent> ListOfVehicle(Database database, long vehicle, DeviceTime from, DeviceTime to)
    {
        using var select = database.Use(
            Select + "WHERE e.vehicle = ? AND e.at >= ? AND e.at <= ? UNION " + Select
            + "WHERE e.driver IN (SELECT driver FROM sign_events WHERE vehicle = ? AND at >= ? AND at <= ? AND kind = 2) "
            + "AND e.at >= ? AND e.at <= ?");
        return ReadAll(select.Add(vehicle).Add(from).Add(to).Add(vehicle).Add(from).Add(to).Add(from).Add(to));
    }

    private static IReadOnlyList<SignEvent> ListOfDriver(Database database, DriverId id, DeviceTime from, DeviceTime to)
    {
        if (SqliteDriverRegistry.FindKey(database, id) is not { } driver)
        {
            return [];
        }

        using var select = database.Use(
            Select + "WHERE e.driver = ? AND e.at >= ? AND e.at <= ? UNION " + Select
            + "WHERE e.vehicle IN (SELECT vehicle FROM sign_events WHERE driver = ? AND at >= ? AND at <= ? AND kind = 2) "
            + "AND e.at >= ? AND e.at <= ?");
        return ReadAll(select.Add(driver).Add(from).Add(to).Add(driver).Add(from).Add(to).Add(from).Add(to));
    }

    private static List<SignEvent> ReadAll(Statement select)
    {
        var events = new List<SignEvent>();
        while (select.Read())
        {
            events.Add(new SignEvent(
                DriverId.Parse(select.Text(0)),
                VehicleId.Parse(select.Text(1)),
                select.DeviceTime(2),
                (SignKind)select.Int(3),
                select.Offset(4)));
        }

        events.Sort(SignEvent.Order);
        return events;
    }

    private static bool HasRoom(Database database, string column, long key, DeviceTime at)
    {
        // Two texts, one a column: a statement's text must be constant.
        using var count = database.Use($"SELECT COUNT(*) FROM sign_events WHERE {column} = ? AND at > ? AND at < ?");
        count.Add(key).Add(at.Plus(-Assignments.Longest)).Add(at.Plus(Assignments.Longest));
        return count.Read() && count.Long(0) < ISignLog.MaximumInReach;
    }

    private static bool IsStored(Database database, long vehicle, DeviceTime at, SignKind kind, long driver)
    {
        using var select = database.Use(
            "SELECT 1 FROM sign_events WHERE vehicle = ? AND at = ? AND kind = ? AND driver = ?");
        return select.Add(vehicle).Add(at).Add((long)kind).Add(driver).Read();
    }

    private SignOutcome Add(
        WriteTransaction transaction, DriverId driver, VehicleId vehicle, DeviceTime at, SignKind kind)
    {
        var database = transaction.Database;
        var vehicleKey = vehicles.KeyIn(database, vehicle);
        if (SqliteDriverRegistry.FindKey(database, driver) is not { } driverKey)
        {
            return SignOutcome.UnknownDriver;
        }

        if (IsStored(database, vehicleKey, at, kind, driverKey))
        {
            return SignOutcome.Known;
        }

        if (!HasRoom(database, "vehicle", vehicleKey, at) || !HasRoom(database, "driver", driverKey, at))
        {
            return SignOutcome.TooMany;
        }

        MarkDue(database, vehicleKey, new SignEvent(driver, vehicle, at, kind, LogOffset.Start));
        using (var insert = database.Use(
            "INSERT INTO sign_events (vehicle, at, kind, driver, known_after) VALUES (?, ?, ?, ?, ?)"))
        {
            insert.Add(vehicleKey).Add(at).Add((long)kind).Add(driverKey).Add(LogHead.Newest(database)).Run();
        }

        var changed = VehiclesOf(database, driverKey);
        transaction.AfterCommit(() => changed.ForEach(Touch));
        return SignOutcome.Added;
    }

    // Whatever an event changes lies within the longest assignment of it.
    private static void MarkDue(Database database, long vehicle, SignEvent added)
    {
        var (from, to) = (Reach(added.At), added.At.Plus(Assignments.Longest));
        var before = ListOfVehicle(database, vehicle, from, to).Union(ListOfDriver(database, added.Driver, from, to));
        DriverDue.MarkFor([.. before], added, database);
    }

    private static List<VehicleId> VehiclesOf(Database database, long driver)
    {
        using var select = database.Use(
            "SELECT DISTINCT v.id FROM sign_events e JOIN vehicles v ON v.vehicle = e.vehicle WHERE e.driver = ?");
        select.Add(driver);
        var found = new List<VehicleId>();
        while (select.Read())
        {
            found.Add(VehicleId.Parse(select.Text(0)));
        }

        return found;
    }

    private void Touch(VehicleId vehicle) =>
        _versions.AddOrUpdate(vehicle, 1, static (_, version) => version + 1);
}
