using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Sqlite.Alerts;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Drivers;
using Tracking.Storage.Sqlite.Motion;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Judgements;

/// <summary>Writes judgements to SQLite, each in one transaction with its feed entries.</summary>
internal sealed class SqliteJudgementStore(
    GroupWriter writer,
    ReaderPool readers,
    SqliteVehicleRegistry registry,
    CommitSignal signal,
    StoreMeter meter,
    TimeProvider clock) : IJudgementStore
{
    public Task<int> CommitAsync(Judgement judgement, CancellationToken cancellationToken) =>
        judgement.IsEmpty
            ? Task.FromResult(0)
            : writer.RunAsync(transaction => Commit(transaction, judgement), Rows(judgement), cancellationToken);

    public Task<LadderSnapshot?> FindRungAsync(
        VehicleId vehicle, DeviceTime before, LogOffset knownAt, CancellationToken cancellationToken)
    {
        var known = ModelColumns.Number(knownAt);
        return registry.FindEntry(vehicle) is { } entry
            ? readers.ReadAsync(database => FindRung(database, entry.Key, before, known), cancellationToken)
            : Task.FromResult<LadderSnapshot?>(null);
    }

    public Task<IReadOnlyList<DueRow>> ListDueAsync(ReceivedAt now, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(database => ListDue(database, now, limit), cancellationToken);
    }

    private static int Rows(Judgement judgement) =>
        judgement.Revisions.Count + judgement.Ladder.Count + judgement.Flags.Count + judgement.Due.Count
        + (judgement.Segments?.Rows.Count ?? 0) + 1;

    private int Commit(WriteTransaction transaction, Judgement judgement)
    {
        var database = transaction.Database;
        var vehicle = registry.KeyIn(database, judgement.Vehicle);
        var revisions = new RevisionWriter(database, registry, ReceivedAt.Now(clock));
        foreach (var revision in judgement.Revisions)
        {
            revisions.Write(revision);
        }

        WriteLadder(database, vehicle, judgement);
        WriteFlags(database, vehicle, judgement);
        WriteDue(database, vehicle, judgement);
        if (judgement.Segments is { } segments)
        {
            DriverDue.MarkFor(database, registry, judgement.Vehicle, SegmentWriter.Write(database, vehicle, segments));
        }

        transaction.AfterCommit(() => meter.Divergent(revisions.Divergent));
        if (revisions.Added.Count > 0)
        {
            transaction.AfterCommit(() => meter.Revised(revisions.Added));
            transaction.AfterCommit(signal.Raise);
        }

        return revisions.Divergent;
    }

    private static void WriteLadder(Database database, long vehicle, Judgement judgement)
    {
        if (judgement.DropLadderFrom is DeviceTime from)
        {
            using var drop = database.Use("DELETE FROM ladder WHERE vehicle = ? AND watermark >= ?");
            drop.Add(vehicle).Add(from).Run();
        }

        if (judgement.Ladder.Count == 0)
        {
            return;
        }

        using (var insert = database.Use(
            "INSERT OR REPLACE INTO ladder (vehicle, watermark, known_at, state) VALUES (?, ?, ?, ?)"))
        {
            foreach (var rung in judgement.Ladder)
            {
                insert.Add(vehicle).Add(rung.Watermark).Add(rung.KnownAt).Add(rung.State).Run();
            }
        }

        ThinLadder(database, vehicle);
    }

    private static void ThinLadder(Database database, long vehicle)
    {
        var newestFirst = new List<DeviceTime>();
        using (var select = database.Use("SELECT watermark FROM ladder WHERE vehicle = ? ORDER BY watermark DESC"))
        {
            select.Add(vehicle);
            while (select.Read())
            {
                newestFirst.Add(select.DeviceTime(0));
            }
        }

        using var delete = database.Use("DELETE FROM ladder WHERE vehicle = ? AND watermark = ?");
        foreach (var rung in LadderThinning.Drop(newestFirst))
        {
            delete.Add(vehicle).Add(rung).Run();
        }
    }

    private static void WriteFlags(Database database, long vehicle, Judgement judgement)
    {
        if (judgement.DropFlagsFrom is DeviceTime from)
        {
            using var drop = database.Use("DELETE FROM fold_flags WHERE vehicle = ? AND device_time >= ?");
            drop.Add(vehicle).Add(from).Run();
        }

        using var insert = database.Use(
            "INSERT INTO fold_flags (vehicle, device_time, hash, flags) VALUES (?, ?, ?, ?) "
            + "ON CONFLICT (vehicle, device_time, hash) DO UPDATE SET flags = excluded.flags");
        foreach (var flags in judgement.Flags)
        {
            insert.Add(vehicle).Add(flags.DeviceTime).Add(flags.Hash).Add((long)flags.Flags).Run();
        }
    }

    // Done goes first: work that was found while the last was done is new work.
    private void WriteDue(Database database, long vehicle, Judgement judgement)
    {
        using var delete = database.Use("DELETE FROM due WHERE vehicle = ? AND kind = ?");
        foreach (var kind in judgement.Done)
        {
            delete.Add(vehicle).Add((long)kind).Run();
        }

        using var insert = database.Use(
            "INSERT INTO due (vehicle, kind, due_at) VALUES (?, ?, ?) ON CONFLICT (vehicle, kind) DO UPDATE "
            + "SET due_at = MIN(due_at, excluded.due_at)");
        foreach (var due in judgement.Due)
        {
            insert.Add(registry.KeyIn(database, due.Vehicle)).Add((long)due.Kind).Add(due.DueAt).Run();
        }
    }

    private static LadderSnapshot? FindRung(Database database, long vehicle, DeviceTime before, long knownAt)
    {
        using var select = database.Use(
            "SELECT watermark, known_at, state FROM ladder WHERE vehicle = ? AND watermark < ? AND known_at <= ? "
            + "ORDER BY watermark DESC LIMIT 1");
        return select.Add(vehicle).Add(before).Add(knownAt).Read()
            ? new LadderSnapshot(select.DeviceTime(0), select.Offset(1), select.Bytes(2))
            : null;
    }

    private static IReadOnlyList<DueRow> ListDue(Database database, ReceivedAt now, int limit)
    {
        using var select = database.Use(
            "SELECT v.id, d.kind, d.due_at FROM due d JOIN vehicles v ON v.vehicle = d.vehicle "
            + "WHERE d.due_at <= ? ORDER BY d.due_at, v.id, d.kind LIMIT ?");
        select.Add(now).Add(limit);
        var rows = new List<DueRow>();
        while (select.Read())
        {
            rows.Add(new DueRow(VehicleId.Parse(select.Text(0)), (DueKind)select.Int(1), select.ReceivedAt(2)));
        }

        return rows;
    }
}
