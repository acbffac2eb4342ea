namespace Tracking.Storage.Sqlite.Connections;

/// <summary>
/// An error that SQLite answered; callers of the store see it inside a <see cref="StorageException"/>.
/// </summary>
internal sealed class SqliteError(int code, string message) : Exception($"{message} (SQLite error {code})")
{
    /// <summary>The primary result code.</summary>
    public int Code { get; } = code & 0xff;
}
