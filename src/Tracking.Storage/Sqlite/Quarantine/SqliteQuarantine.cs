using Tracking.Model.Texts;
using Tracking.Storage.Quarantine;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Sqlite.Quarantine;

/// <summary>The quarantine in SQLite: the oldest rows make room in the transaction that adds the new ones.</summary>
internal sealed class SqliteQuarantine(GroupWriter writer, ReaderPool readers) : IQuarantine
{
    /// <summary>The longest source, vehicle and reason kept, in characters: rows of rubbish must stay small.</summary>
    private const int MaximumNameLength = 200;

    /// <summary>The longest problem kept, in characters: a sentence and what it quotes.</summary>
    private const int MaximumProblemLength = 500;

    public Task AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? Task.CompletedTask
            : writer.RunAsync(transaction => Add(transaction.Database, rows), rows.Count, cancellationToken);

    public Task<IReadOnlyList<StoredRow>> ListAsync(QuarantineQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageLimit.Checked(query.Limit);
        return readers.ReadAsync(database => List(database, query), cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(Count, cancellationToken);

    private static bool Add(Database database, IReadOnlyList<QuarantinedRow> rows)
    {
        foreach (var row in rows)
        {
            using var count = database.Use(
                "INSERT INTO quarantine_counts (reason, count) VALUES (?, 1) "
                + "ON CONFLICT (reason) DO UPDATE SET count = count + 1");
            count.Add(TextCut.To(row.Reason, MaximumNameLength)).Run();
        }

        // Of more rows than are kept, the first would only be written to be deleted again.
        foreach (var row in rows.Skip(rows.Count - IQuarantine.MaximumRows))
        {
            Insert(database, row);
        }

        using var trim = database.Use(
            "DELETE FROM quarantine WHERE number <= (SELECT MAX(number) FROM quarantine) - ?");
        trim.Add(IQuarantine.MaximumRows).Run();
        return true;
    }

    private static void Insert(Database database, QuarantinedRow row)
    {
        using var insert = database.Use(
            "INSERT INTO quarantine (received_at, source, vehicle, reason, problem, line, content) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert
            .Add(row.ReceivedAt)
            .Add(TextCut.To(row.Source, MaximumNameLength))
            .Add(TextCut.To(row.Vehicle, MaximumNameLength))
            .Add(TextCut.To(row.Reason, MaximumNameLength))
            .Add(TextCut.To(row.Problem, MaximumProblemLength))
            .Add(row.Line)
            .Add(TextCut.To(row.Content, IQuarantine.MaximumContentLength))
            .Run();
    }

    // Of at most 10,000 rows: going through them all is quicker than keeping an index for each column.
    private static IReadOnlyList<StoredRow> List(Database database, QuarantineQuery query)
    {
        using var select = database.Use(
            "SELECT number, received_at, source, vehicle, reason, problem, line, content FROM quarantine "
            + "WHERE (?1 IS NULL OR reason = ?1) AND (?2 IS NULL OR source = ?2) AND (?3 IS NULL OR vehicle = ?3) "
            + "AND (?4 IS NULL OR received_at >= ?4) AND (?5 IS NULL OR received_at < ?5) "
            + "AND (?6 IS NULL OR number < ?6) AND (?7 IS NULL OR number > ?7) "
            + $"ORDER BY number {(query.After is null ? "DESC" : "ASC")} LIMIT ?8");
        select
            .Add(query.Reason)
            .Add(query.Source)
            .Add(query.Vehicle)
            .Add(query.From?.UnixMilliseconds)
            .Add(query.To?.UnixMilliseconds)
            .Add(query.Before)
            .Add(query.After)
            .Add(query.Limit);
        var rows = new List<StoredRow>();
        while (select.Read())
        {
            rows.Add(new StoredRow(select.Long(0), new QuarantinedRow(
                select.ReceivedAt(1),
                select.Text(2),
                select.Text(3),
                select.Text(4),
                select.Text(5),
                select.Long(6),
                select.Text(7))));
        }

        return rows;
    }

    private static IReadOnlyDictionary<string, long> Count(Database database)
    {
        using var select = database.Use("SELECT reason, count FROM quarantine_counts");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (select.Read())
        {
            counts.Add(select.Text(0), select.Long(1));
        }

        return counts;
    }
}
