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

    public Task AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? Task.CompletedTask
            : writer.RunAsync(transaction => Add(transaction.Database, rows), rows.Count, cancellationToken);

    public Task<IReadOnlyList<QuarantinedRow>> ListNewestAsync(int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return readers.ReadAsync(database => ListNewest(database, limit), cancellationToken);
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
            "INSERT INTO quarantine (received_at, source, vehicle, reason, content) VALUES (?, ?, ?, ?, ?)");
        insert
            .Add(row.ReceivedAt)
            .Add(TextCut.To(row.Source, MaximumNameLength))
            .Add(TextCut.To(row.Vehicle, MaximumNameLength))
            .Add(TextCut.To(row.Reason, MaximumNameLength))
            .Add(TextCut.To(row.Content, IQuarantine.MaximumContentLength))
            .Run();
    }

    private static IReadOnlyList<QuarantinedRow> ListNewest(Database database, int limit)
    {
        using var select = database.Use(
            "SELECT received_at, source, vehicle, reason, content FROM quarantine ORDER BY number DESC LIMIT ?");
        select.Add(limit);
        var rows = new List<QuarantinedRow>();
        while (select.Read())
        {
            rows.Add(new QuarantinedRow(
                select.ReceivedAt(0), select.Text(1), select.Text(2), select.Text(3), select.Text(4)));
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
