using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Positions;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Visitors;

namespace Tracking.Storage.Sqlite.Visitors;

/// <summary>
/// One stretch of a walk through the log: vehicle by vehicle, and for each its fixes by time, which lie in sequence.
/// </summary>
internal sealed class VisitorWalk(
    Database database, SqliteVehicleRegistry registry, RegionPaths paths, VisitorQuery query)
{
    private readonly List<Visitor> _found = [];
    private int _looks;

    public VisitorPage Run()
    {
        if (query.Place is { After: { } after } place && registry.FindEntry(place.Vehicle) is { } entry
            && Look(entry.Key, place.Vehicle, after, place.Visit) is { } unfinished)
        {
            return new VisitorPage(_found, _looks, unfinished);
        }

        using var vehicles = database.Use(
            $"SELECT v.vehicle, v.id {VehicleSelection.From}"
            + $"WHERE v.id > ?{VehicleSelection.Condition(query.Filter)} ORDER BY v.id");
        vehicles.Add(query.Place?.Vehicle.Value ?? "").AddFilter(query.Filter);
        var last = query.Place?.Vehicle;
        while (vehicles.Read())
        {
            if (last is { } done && (_found.Count == query.Limit || _looks >= query.MaximumFixes))
            {
                return new VisitorPage(_found, _looks, new VisitorPlace(done, null, null));
            }

            last = VehicleId.Parse(vehicles.Text(1));
            _looks++;
            if (Look(vehicles.Long(0), last.Value, null, null) is { } within)
            {
                return new VisitorPage(_found, _looks, within);
            }
        }

        return new VisitorPage(_found, _looks, null);
    }

    /// <returns>Where it ended before the vehicle's last fix, or null.</returns>
    private VisitorPlace? Look(long key, VehicleId vehicle, TrackPlace? after, Visit? visit)
    {
        using var fixes = Fixes(key, after);
        while (fixes.Read())
        {
            if (_looks >= query.MaximumFixes && after is { } ended)
            {
                return new VisitorPlace(vehicle, ended, visit);
            }

            _looks++;
            var place = new TrackPlace(fixes.DeviceTime(0), fixes.Hash(1));
            after = place;
            if (query.Contains(fixes.Point(2)) && (fixes.Int(4) & (int)QualityFlags.Zero) == 0 && !IsJump(key, place))
            {
                visit = new Visit(visit?.First ?? place, place, (visit?.Fixes ?? 0) + 1);
            }
        }

        if (visit is not null)
        {
            _found.Add(new Visitor(vehicle, Read(key, visit.First), Read(key, visit.Last), visit.Fixes));
        }

        return null;
    }

    private Statement Fixes(long key, TrackPlace? after)
    {
        var select = database.Use(
            "SELECT device_time, hash, latitude, longitude, flags FROM positions WHERE vehicle = ? AND "
            + (after is null ? "device_time >= ?" : "(device_time, hash) > (?, ?)")
            + " AND device_time < ? ORDER BY device_time, hash").Add(key);
        return (after is { } place ? select.Add(place.DeviceTime).Add(place.Hash) : select.Add(query.From)).Add(query.To);
    }

    private bool IsJump(long key, TrackPlace place)
    {
        using var select = database.Use(
            "SELECT flags FROM fold_flags WHERE vehicle = ? AND device_time = ? AND hash = ?");
        select.Add(key).Add(place.DeviceTime).Add(place.Hash);
        return select.Read() && (select.Int(0) & (int)QualityFlags.Jump) != 0;
    }

    private LoggedPosition Read(long key, TrackPlace place)
    {
        using var select = database.Use(
            $"SELECT {PositionColumns.Select} FROM positions p WHERE p.vehicle = ? AND p.device_time = ? AND p.hash = ?");
        select.Add(key).Add(place.DeviceTime).Add(place.Hash);
        return select.Read()
            ? PositionColumns.Read(database, paths, select, 0)
            : throw new StorageException($"vehicle {key} has no fix at {place.DeviceTime}: the place is not one of this store");
    }
}
