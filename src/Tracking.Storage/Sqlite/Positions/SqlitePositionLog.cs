using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Positions;

/// <summary>The position log in SQLite.</summary>
internal sealed class SqlitePositionLog(
    GroupWriter writer, ReaderPool readers, SqliteVehicleRegistry registry, RegionPaths paths, StoreMeter meter)
    : IPositionLog
{
    public Task<AppendResult> AppendAsync(IReadOnlyList<NewPosition> positions, CancellationToken cancellationToken) =>
        positions.Count == 0
            ? Task.FromResult(new AppendResult([], new Dictionary<VehicleId, LogOffset>()))
            : writer.RunAsync(transaction => Append(transaction, positions), positions.Count, cancellationToken);

    public Task<TickResult?> AppendTickAsync(
        VehicleId vehicle, TickKind kind, ReceivedAt receivedAt, CancellationToken cancellationToken) =>
        writer.RunAsync(transaction => AppendTick(transaction, vehicle, kind, receivedAt), 1, cancellationToken);

    public Task<IReadOnlyList<LogFact>> ReadAfterAsync(
        VehicleId vehicle, LogOffset after, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        var first = ModelColumns.Number(after) + 1;
        return registry.FindEntry(vehicle) is { } entry
            ? readers.ReadAsync(database => ReadFacts(database, entry.Key, first, limit), cancellationToken)
            : Task.FromResult<IReadOnlyList<LogFact>>([]);
    }

    public Task<IReadOnlyList<LoggedPosition>> ReadTrackAsync(TrackQuery query, CancellationToken cancellationToken)
    {
        PageLimit.Checked(query.Limit);
        return registry.FindEntry(query.Vehicle) is { } entry
            ? readers.ReadAsync(database => ReadTrack(database, entry.Key, query), cancellationToken)
            : Task.FromResult<IReadOnlyList<LoggedPosition>>([]);
    }

    private AppendResult Append(WriteTransaction transaction, IReadOnlyList<NewPosition> positions)
    {
        var result = new AppendBatch(transaction, registry, paths).Append(positions);
        var duplicates = result.Positions.Count(static position => position is null);
        transaction.AfterCommit(() => meter.Appended(positions.Count - duplicates, duplicates));
        return result;
    }

    private TickResult? AppendTick(
        WriteTransaction transaction, VehicleId vehicle, TickKind kind, ReceivedAt receivedAt)
    {
        var database = transaction.Database;
        var head = HeadRow.Read(database, registry.KeyIn(database, vehicle));
        if (kind == TickKind.Flush && head.IsSettled)
        {
            return null;
        }

        var result = new TickResult(
            ModelColumns.Offset(LogHead.Newest(database) + 1), ModelColumns.Offset(head.Head));
        using (var insert = database.Use(
            "INSERT INTO ticks (vehicle, log_offset, kind, received_at) VALUES (?, ?, ?, ?)"))
        {
            insert.Add(head.Vehicle).Add(result.Offset).Add((long)kind).Add(receivedAt).Run();
        }

        head.Add(result.Offset, kind);
        head.Write(database);
        LogHead.Set(database, result.Offset.Number);
        return result;
    }

    // Two tables read in one transaction: a tick seen without an earlier position would make its reader skip that one.
    private IReadOnlyList<LogFact> ReadFacts(Database database, long vehicle, long first, int limit)
    {
        var facts = new List<LogFact>();
        using (var positions = database.Use(
            $"SELECT {PositionColumns.Select} FROM positions p WHERE p.vehicle = ? AND p.log_offset >= ? "
            + "ORDER BY p.log_offset LIMIT ?"))
        {
            positions.Add(vehicle).Add(first).Add(limit);
            while (positions.Read())
            {
                facts.Add(LogFact.Of(PositionColumns.Read(database, paths, positions, 0)));
            }
        }

        using (var ticks = database.Use(
            "SELECT log_offset, kind, received_at FROM ticks WHERE vehicle = ? AND log_offset >= ? ORDER BY log_offset LIMIT ?"))
        {
            ticks.Add(vehicle).Add(first).Add(limit);
            while (ticks.Read())
            {
                facts.Add(LogFact.Of(ticks.Offset(0), (TickKind)ticks.Int(1), ticks.ReceivedAt(2)));
            }
        }

        facts.Sort(static (left, right) => left.Offset.Number.CompareTo(right.Offset.Number));
        return facts.Count <= limit ? facts : facts[..limit];
    }

    private IReadOnlyList<LoggedPosition> ReadTrack(Database database, long vehicle, TrackQuery query)
    {
        // A page goes on after a place, which is never before the start of the query.
        var isContinued = query.After is TrackPlace after && after.DeviceTime >= query.From;
        using var select = database.Use(
            $"SELECT {PositionColumns.Select}, f.flags FROM positions p LEFT JOIN fold_flags f "
            + "ON f.vehicle = p.vehicle AND f.device_time = p.device_time AND f.hash = p.hash WHERE p.vehicle = ? AND "
            + (isContinued ? "(p.device_time, p.hash) > (?, ?)" : "p.device_time >= ?")
            + " AND p.device_time < ? AND p.log_offset <= ? ORDER BY p.device_time, p.hash LIMIT ?");
        select.Add(vehicle);
        if (isContinued)
        {
            select.Add(query.After!.Value.DeviceTime).Add(query.After.Value.Hash);
        }
        else
        {
            select.Add(query.From);
        }

        select
            .Add(query.To)
            .Add(query.UpTo is LogOffset upTo ? ModelColumns.Number(upTo) : long.MaxValue)
            .Add(query.Limit);
        return ReadTrackRows(database, select);
    }

    private List<LoggedPosition> ReadTrackRows(Database database, Statement select)
    {
        var track = new List<LoggedPosition>();
        while (select.Read())
        {
            var stored = PositionColumns.Read(database, paths, select, 0);
            var folded = (QualityFlags)(select.NullableLong(PositionColumns.Count) ?? 0);
            track.Add(stored with { Flags = stored.Flags | folded });
        }

        return track;
    }
}
