using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Alerts;

/// <summary>
/// A feed and its counters. The one writer is the sequencer: a cursor is given out in the transaction that adds the
/// entry, so a feed has no gaps and nothing appears behind a cursor that somebody has read past.
/// </summary>
internal sealed record Feed(long Key, long Head, long Oldest)
{
    /// <summary>The feed that every revision goes to; its cursor is the revision's own number.</summary>
    public const string All = "all";

    /// <summary>A feed nothing was ever added to.</summary>
    public static Feed None { get; } = new(0, 0, 1);

    public static Feed? Find(Database database, string code)
    {
        using var select = database.Use("SELECT feed, head, oldest FROM feeds WHERE code = ?").Add(code);
        return select.Read() ? new Feed(select.Long(0), select.Long(1), select.Long(2)) : null;
    }

    /// <summary>Takes the feed's next cursor; a new feed begins.</summary>
    public static (long Key, long Cursor) Next(Database database, string code)
    {
        using var next = database.Use(
            "INSERT INTO feeds (code, head, oldest) VALUES (?, 1, 1) "
            + "ON CONFLICT (code) DO UPDATE SET head = head + 1 RETURNING feed, head").Add(code);
        return next.Read() ? (next.Long(0), next.Long(1)) : throw new StorageException("the database gave no cursor");
    }
}
