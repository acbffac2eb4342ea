using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Motion;
using Tracking.Storage.Sqlite.Vehicles;

namespace Tracking.Storage.Sqlite.Drivers;

/// <summary>Marks drivers whose hours changed, in the transaction that changed them: so nobody is ever missed.</summary>
internal static class DriverDue
{
    /// <summary>After a vehicle's segments changed: everybody who drove it then, signed on or unknown.</summary>
    public static void MarkFor(
        Database database, SqliteVehicleRegistry vehicles, VehicleId vehicle, SegmentSpan? changed)
    {
        if (changed is not { } span)
        {
            return;
        }

        var signs = SqliteSignLog.ListOfVehicle(
            database, vehicles.KeyIn(database, vehicle), SqliteSignLog.Reach(span.From), span.To);
        var assignments = Assignments.Of(signs).Where(one => one.Vehicle == vehicle).ToList();
        foreach (var assignment in assignments.Concat(Assignments.Unmanned(assignments, vehicle, span.From)))
        {
            if (assignment.From <= span.To && assignment.To > span.From)
            {
                Mark(database, assignment.Driver, span.From);
            }
        }
    }

    /// <summary>After an event came: everybody who is signed on otherwise than before, and nobody at a vehicle.</summary>
    public static void MarkFor(IReadOnlyList<SignEvent> before, SignEvent added, Database database)
    {
        var (old, now) = (Assignments.Of(before), Assignments.Of([.. before, added]));
        var changed = old.Except(now).Concat(now.Except(old)).ToList();
        foreach (var driver in changed.Select(static one => one.Driver)
            .Concat(changed.Select(static one => DriverId.Unknown(one.Vehicle))).Distinct())
        {
            Mark(database, driver, added.At);
        }
    }

    private static void Mark(Database database, DriverId driver, DeviceTime from)
    {
        var dirtyFrom = from;
        using (var select = database.Use("SELECT dirty_from FROM driver_due WHERE driver = ?").Add(driver.Value))
        {
            if (select.Read() && select.DeviceTime(0) < from)
            {
                dirtyFrom = select.DeviceTime(0);
            }
        }

        using var replace = database.Use("INSERT OR REPLACE INTO driver_due (driver, dirty_from) VALUES (?, ?)");
        replace.Add(driver.Value).Add(dirtyFrom).Run();
    }
}
