using Tracking.Model.Positions;
using Tracking.Storage.Fences;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Positions;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Fences;

/// <summary>
/// The fences in SQLite. The transaction that makes a change known ends its group: positions with a greater offset are
/// only in later groups, and those begin after the callback has returned, so nobody can even read such a position before
/// the change is in force.
/// </summary>
internal sealed class SqliteFenceStore(GroupWriter writer, ReaderPool readers) : IFenceStore
{
    /// <summary>
    /// Rows written between two commits: some milliseconds of the writer's time, so that positions wait no longer for an
    /// import than for each other.
    /// </summary>
    internal const int StagedRows = 256;

    /// <summary>The same by size: geometries may be large.</summary>
    internal const int StagedCharacters = 1_048_576;

    public Task<FenceLog> ReadAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(
            static database => new FenceLog(NewestChange(database), FenceRows.List(database)), cancellationToken);

    public async Task ApplyAsync(FenceChange change, Action<LogOffset> committed, CancellationToken cancellationToken)
    {
        var pieces = Pieces(change).ToList();
        await StageAsync(change, pieces, cancellationToken);
        await writer.RunAsync(
            transaction => Publish(transaction, change, pieces.Count == 1 ? pieces[0] : default, committed),
            pieces.Count == 1 ? pieces[0].Count + 1 : 1,
            cancellationToken,
            endsGroup: true);
    }

    // A change of one piece is written where it is published: one commit.
    private async Task StageAsync(
        FenceChange change, List<ArraySegment<Row>> pieces, CancellationToken cancellationToken)
    {
        if (pieces.Count <= 1)
        {
            return;
        }

        await writer.RunAsync(
            transaction =>
            {
                Check(transaction.Database, change);
                Discard(transaction.Database, change.Number);
                return true;
            },
            1,
            cancellationToken);
        foreach (var piece in pieces)
        {
            await writer.RunAsync(
                transaction => Write(transaction.Database, change.Number, piece), piece.Count, cancellationToken);
        }
    }

    private static bool Publish(
        WriteTransaction transaction, FenceChange change, ArraySegment<Row> unwritten, Action<LogOffset> committed)
    {
        var database = transaction.Database;
        Check(database, change);
        if (unwritten.Count > 0)
        {
            Discard(database, change.Number);
            Write(database, change.Number, unwritten);
        }

        var newest = LogHead.Newest(database);
        using var insert = database.Use("INSERT INTO fence_changes (change, known_after) VALUES (?, ?)");
        insert.Add(change.Number).Add(newest).Run();
        transaction.AfterCommit(() => committed(new LogOffset(0, newest)));
        return true;
    }

    private static void Check(Database database, FenceChange change)
    {
        if (change.Number != NewestChange(database) + 1)
        {
            throw new StorageException($"fence change {change.Number} is not the next one; nothing is stored");
        }
    }

    private static long NewestChange(Database database) => database.Number("SELECT MAX(change) FROM fence_changes") ?? 0;

    // What a change of the same number left that was never published: its process crashed or its caller gave up.
    private static void Discard(Database database, long change)
    {
        using var delete = database.Use("DELETE FROM fence_versions WHERE made_by >= ?");
        delete.Add(change).Run();
        using var stand = database.Use("UPDATE fence_versions SET ended_by = NULL WHERE ended_by >= ?");
        stand.Add(change).Run();
    }

    private static bool Write(Database database, long change, ArraySegment<Row> rows)
    {
        foreach (var row in rows)
        {
            if (row.Ended is { } ended)
            {
                FenceRows.End(database, ended, change);
            }

            if (row.Made is { } made)
            {
                FenceRows.Insert(database, made, change);
            }
        }

        return true;
    }

    // Ended before made: at most one version of a fence stands, also among staged rows.
    private static IEnumerable<ArraySegment<Row>> Pieces(FenceChange change)
    {
        Row[] rows =
        [
            .. change.Ended.Select(static ended => new Row(ended, null)),
            .. change.Made.Select(static made => new Row(null, made)),
        ];
        var start = 0;
        var characters = 0L;
        for (var i = 0; i < rows.Length; i++)
        {
            characters += rows[i].Made?.Fence.GeometryJson.Length ?? 0;
            if (i > start && (i - start == StagedRows || characters > StagedCharacters))
            {
                yield return new ArraySegment<Row>(rows, start, i - start);
                start = i;
                characters = rows[i].Made?.Fence.GeometryJson.Length ?? 0;
            }
        }

        if (start < rows.Length)
        {
            yield return new ArraySegment<Row>(rows, start, rows.Length - start);
        }
    }

    private readonly record struct Row(EndedFence? Ended, MadeFence? Made);
}
