using SQLitePCL;

namespace Tracking.Storage.Sqlite.Connections;

/// <summary>
/// One connection, used by one thread at a time. It speaks to SQLite's C interface directly: the ADO.NET layer looks up
/// every parameter by name and allocates a reader for every statement, which costs more than the insert itself, and it
/// hides whether a failed statement took the whole transaction with it.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>
    /// How long to wait for a lock: nobody else writes, so only an outside tool (a backup, a shell) can hold one.
    /// </summary>
    private const int BusyTimeoutMs = 5_000;

    /// <summary>
    /// Bound on cached statements: all texts are constants or a few combinations of them, so more than this is a leak.
    /// </summary>
    private const int StatementLimit = 256;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle) => _handle = handle;

    /// <summary>Whether a transaction is open: SQLite ends one by itself after some errors.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public static Database OpenWriter(string path) =>
        Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, WriterSetup);

    public static Database OpenReader(string path) => Open(path, raw.SQLITE_OPEN_READONLY, ReaderSetup);

    // WAL lets readers and the writer go on beside each other; FULL makes a commit wait for the disk. Savepoints keep
    // their undo pages in memory instead of a temporary file. The checkpoint comes every 16 MB, so that a page written
    // by many small commits is copied once, and the file that the WAL leaves behind is cut to 64 MB.
    private static string WriterSetup =>
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
        + "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4096; PRAGMA journal_size_limit=67108864";

    private static string ReaderSetup => "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192";

    /// <summary>The statement of this text, prepared once and kept. Dispose it to give it back.</summary>
    public Statement Use(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            if (_statements.Count >= StatementLimit)
            {
                throw new InvalidOperationException("statement texts must be constants: too many different ones");
            }

            statement = Statement.Prepare(_handle, sql);
            _statements.Add(sql, statement);
        }

        return statement.Begin();
    }

    /// <summary>Runs one or several statements without parameters or results.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Error(_handle, code);
        }
    }

    /// <summary>Runs a cached statement without parameters or results.</summary>
    public void Run(string sql)
    {
        using var statement = Use(sql);
        statement.Run();
    }

    /// <summary>The first column of the first row as a number, or null when there is no row or it is null.</summary>
    public long? Number(string sql)
    {
        using var statement = Use(sql);
        return statement.Read() ? statement.NullableLong(0) : null;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Finish();
        }

        _statements.Clear();
        _handle.Dispose();
    }

    internal static SqliteError Error(sqlite3 handle, int code) =>
        new(code, raw.sqlite3_errmsg(handle).utf8_to_string());

    private static Database Open(string path, int flags, string setup)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(handle);
        try
        {
            if (code != raw.SQLITE_OK)
            {
                throw Error(handle, code);
            }

            raw.sqlite3_busy_timeout(handle, BusyTimeoutMs);
            database.Execute(setup);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
