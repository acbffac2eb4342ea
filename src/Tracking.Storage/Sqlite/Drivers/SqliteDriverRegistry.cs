using Tracking.Model.Drivers;
using Tracking.Storage.Drivers;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Drivers;

/// <summary>The registered drivers in SQLite.</summary>
internal sealed class SqliteDriverRegistry(GroupWriter writer, ReaderPool readers) : IDriverRegistry
{
    private const string Columns = "id, name, company, licence";

    public Task<Driver?> FindAsync(DriverId id, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            database =>
            {
                using var select = database.Use($"SELECT {Columns} FROM drivers WHERE id = ?").Add(id.Value);
                return select.Read() ? Read(select) : null;
            },
            cancellationToken);

    public Task<int> RegisterAsync(IReadOnlyList<Driver> drivers, CancellationToken cancellationToken) =>
        drivers.Count == 0
            ? Task.FromResult(0)
            : writer.RunAsync(
                transaction => drivers.Count(driver => Register(transaction.Database, driver)),
                drivers.Count,
                cancellationToken);

    public Task<IReadOnlyList<Driver>> ListAsync(DriverQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Checked(query.Limit);
        return readers.ReadAsync(database => List(database, query), cancellationToken);
    }

    /// <summary>The driver's key, or null when he is not registered.</summary>
    public static long? FindKey(Database database, DriverId id)
    {
        using var select = database.Use("SELECT driver FROM drivers WHERE id = ?").Add(id.Value);
        return select.Read() ? select.Long(0) : null;
    }

    private static bool Register(Database database, Driver driver)
    {
        var isNew = FindKey(database, driver.Id) is null;
        using var upsert = database.Use(
            "INSERT INTO drivers (id, name, company, licence) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            + "name = excluded.name, company = excluded.company, licence = excluded.licence");
        upsert.Add(driver.Id.Value).Add(driver.Name).Add(driver.Company).Add(driver.Licence).Run();
        return isNew;
    }

    private static IReadOnlyList<Driver> List(Database database, DriverQuery query)
    {
        // Ids are never empty, so everything lies after the empty text.
        using var select = query.Company is null
            ? database.Use($"SELECT {Columns} FROM drivers WHERE id > ? ORDER BY id LIMIT ?")
            : database.Use($"SELECT {Columns} FROM drivers WHERE company = ? AND id > ? ORDER BY id LIMIT ?")
                .Add(query.Company);
        select.Add(query.After?.Value ?? "").Add(query.Limit);
        var drivers = new List<Driver>();
        while (select.Read())
        {
            drivers.Add(Read(select));
        }

        return drivers;
    }

    private static Driver Read(Statement row) =>
        new(DriverId.Parse(row.Text(0)), row.Text(1), row.Text(2), row.NullableText(3));
}
