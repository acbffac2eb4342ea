using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Positions;

/// <summary>
/// One call's positions on their way into the log: each gets the next offset, and each vehicle's head is read once and
/// written once.
/// </summary>
internal sealed class AppendBatch(WriteTransaction transaction, SqliteVehicleRegistry registry, RegionPaths paths)
{
    private readonly Database _database = transaction.Database;
    private readonly Dictionary<VehicleId, HeadRow> _heads = [];
    private readonly Dictionary<VehicleId, LogOffset> _previousHeads = [];
    private long _newest = LogHead.Newest(transaction.Database);

    public AppendResult Append(IReadOnlyList<NewPosition> positions)
    {
        var logged = new LoggedPosition?[positions.Count];
        using (var insert = _database.Use(PositionColumns.Insert))
        {
            for (var i = 0; i < logged.Length; i++)
            {
                logged[i] = Append(positions[i], insert);
            }
        }

        foreach (var vehicle in _previousHeads.Keys)
        {
            _heads[vehicle].Write(_database);
        }

        LogHead.Set(_database, _newest);
        return new AppendResult(logged, _previousHeads);
    }

    private LoggedPosition? Append(NewPosition position, Statement insert)
    {
        var head = Head(position.Vehicle);
        var flags = position.Flags;
        if (head.NewestTime >= position.Position.DeviceTime)
        {
            var (isDuplicate, isSameTime) = LookUp(head.Vehicle, position);
            if (isDuplicate)
            {
                return null;
            }

            flags |= isSameTime ? QualityFlags.SameTime : QualityFlags.None;
        }

        _previousHeads.TryAdd(position.Vehicle, ModelColumns.Offset(head.Head));
        var regionPath = paths.Number(transaction, position.Regions);
        var logged = new LoggedPosition(
            ModelColumns.Offset(++_newest),
            position.Position,
            position.Hash,
            position.ReceivedAt,
            flags,
            position.Regions);
        PositionColumns.Write(insert, head.Vehicle, logged, regionPath);
        head.Add(logged, regionPath);
        return logged;
    }

    private HeadRow Head(VehicleId vehicle)
    {
        if (!_heads.TryGetValue(vehicle, out var head))
        {
            head = HeadRow.Read(_database, registry.KeyIn(_database, vehicle));
            _heads.Add(vehicle, head);
        }

        return head;
    }

    private (bool IsDuplicate, bool IsSameTime) LookUp(long vehicle, NewPosition position)
    {
        using var select = _database.Use(
            "SELECT EXISTS (SELECT 1 FROM positions WHERE vehicle = ? AND device_time = ? AND hash = ?), "
            + "EXISTS (SELECT 1 FROM positions WHERE vehicle = ? AND device_time = ?)");
        var time = position.Position.DeviceTime;
        select.Add(vehicle).Add(time).Add(position.Hash).Add(vehicle).Add(time).Read();
        return (select.Bool(0), select.Bool(1));
    }
}
