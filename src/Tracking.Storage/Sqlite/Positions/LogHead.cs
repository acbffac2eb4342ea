using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Positions;

/// <summary>
/// The newest offset given out. It lives in the database only, so a failed transaction gives its offsets back.
/// </summary>
internal static class LogHead
{
    public static long Newest(Database database) =>
        database.Number("SELECT newest FROM log_head")
        ?? throw new StorageException("the database is damaged: no log head");

    public static void Set(Database database, long newest)
    {
        using var update = database.Use("UPDATE log_head SET newest = ?").Add(newest);
        update.Run();
    }
}
