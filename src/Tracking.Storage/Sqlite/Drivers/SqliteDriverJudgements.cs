using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.Storage.Sqlite.Alerts;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Judgements;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Drivers;

/// <summary>Writes what judging drivers gave to SQLite, each judgement in one transaction with its feed entries.</summary>
internal sealed class SqliteDriverJudgements(
    GroupWriter writer,
    ReaderPool readers,
    SqliteVehicleRegistry vehicles,
    CommitSignal signal,
    StoreMeter meter,
    TimeProvider clock) : IDriverJudgements
{
    public Task<IReadOnlyList<DriverId>> ListDueAsync(int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(
            database =>
            {
                using var select = database.Use("SELECT driver FROM driver_due ORDER BY stamp LIMIT ?");
                return ReadDrivers(select.Add(limit));
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<DriverId>> ListDueOfVehicleAsync(VehicleId vehicle, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            database =>
            {
                using var select = database.Use(
                    "SELECT driver FROM driver_due WHERE driver = ? UNION SELECT q.driver FROM driver_due q "
                    + "JOIN drivers d ON d.id = q.driver WHERE EXISTS (SELECT 1 FROM sign_events e "
                    + "JOIN vehicles v ON v.vehicle = e.vehicle WHERE e.driver = d.driver AND v.id = ?)");
                return ReadDrivers(select.Add(DriverId.Unknown(vehicle).Value).Add(vehicle.Value));
            },
            cancellationToken);

    public Task<DriverDueRow?> FindDueAsync(DriverId driver, CancellationToken cancellationToken) =>
        readers.ReadAsync(
            database =>
            {
                using var select = database.Use("SELECT dirty_from, stamp FROM driver_due WHERE driver = ?");
                return select.Add(driver.Value).Read()
                    ? new DriverDueRow(driver, select.DeviceTime(0), select.Long(1))
                    : null;
            },
            cancellationToken);

    public Task<IReadOnlyList<AlertRevision>> ListEpisodesAsync(
        DriverId driver, DeviceTime endedFrom, CancellationToken cancellationToken) =>
        readers.ReadAsync<IReadOnlyList<AlertRevision>>(
            database =>
            {
                using var select = database.Use(
                    $"SELECT {RevisionColumns.Select} FROM alerts a JOIN alert_revisions r ON r.revision = a.latest "
                    + "JOIN vehicles v ON v.vehicle = r.vehicle WHERE a.driver = ? AND a.judged_at >= ? "
                    + "ORDER BY r.started_at, r.alert");
                select.Add(driver.Value).Add(endedFrom);
                var revisions = new List<AlertRevision>();
                while (select.Read())
                {
                    revisions.Add(RevisionColumns.Read(select));
                }

                return revisions;
            },
            cancellationToken);

    public Task<bool> CommitAsync(DriverJudgement judgement, CancellationToken cancellationToken) =>
        writer.RunAsync(
            transaction => Commit(transaction, judgement), judgement.Revisions.Count + 1, cancellationToken);

    private static IReadOnlyList<DriverId> ReadDrivers(Statement select)
    {
        var drivers = new List<DriverId>();
        while (select.Read())
        {
            drivers.Add(DriverId.Parse(select.Text(0)));
        }

        return drivers;
    }

    private bool Commit(WriteTransaction transaction, DriverJudgement judgement)
    {
        using (var delete = transaction.Database.Use("DELETE FROM driver_due WHERE driver = ? AND stamp = ?"))
        {
            if (delete.Add(judgement.Due.Driver.Value).Add(judgement.Due.Stamp).Run() == 0)
            {
                return false;
            }
        }

        var revisions = new RevisionWriter(transaction.Database, vehicles, ReceivedAt.Now(clock));
        foreach (var revision in judgement.Revisions)
        {
            revisions.Write(revision);
        }

        if (revisions.Added.Count > 0)
        {
            transaction.AfterCommit(() => meter.Revised(revisions.Added));
            transaction.AfterCommit(signal.Raise);
        }

        return true;
    }
}
