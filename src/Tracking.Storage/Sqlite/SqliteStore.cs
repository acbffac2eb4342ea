using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tracking.Storage.Alerts;
using Tracking.Storage.Drivers;
using Tracking.Storage.Fences;
using Tracking.Storage.Judgements;
using Tracking.Storage.Motion;
using Tracking.Storage.Positions;
using Tracking.Storage.Quarantine;
using Tracking.Storage.Regions;
using Tracking.Storage.Sqlite.Alerts;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Drivers;
using Tracking.Storage.Sqlite.Fences;
using Tracking.Storage.Sqlite.Judgements;
using Tracking.Storage.Sqlite.Motion;
using Tracking.Storage.Sqlite.Positions;
using Tracking.Storage.Sqlite.Quarantine;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Regions;
using Tracking.Storage.Sqlite.Schema;
using Tracking.Storage.Sqlite.Vehicles;
using Tracking.Storage.Sqlite.Visitors;
using Tracking.Storage.Sqlite.Writing;
using Tracking.Storage.Vehicles;
using Tracking.Storage.Visitors;

namespace Tracking.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file, one writer, a few readers. Every write is durable when its task returns. A call
/// that is cancelled throws only while nothing is stored; once the writer has taken it up its result is given instead.
/// </summary>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly FileLock _lock;
    private readonly ReaderPool _readers;
    private readonly StoreMeter _meter;
    private readonly CommitSignal _signal = new();
    private int _disposed;

    private SqliteStore(
        FileLock fileLock, Database database, SqliteStoreOptions options, TimeProvider clock, ILogger logger)
    {
        // Whatever can fail comes first: the writer takes the connection over and starts its thread.
        var vehicles = SqliteVehicleRegistry.ReadAll(database);
        var signedAt = SqliteSignLog.ReadVehicles(database);
        _lock = fileLock;
        _meter = new StoreMeter(this);
        _readers = new ReaderPool(options.Path, options.ReaderLimit);
        Writer = new GroupWriter(database, options, _meter, logger);
        State = new SqliteStoreState(Writer);
        var paths = new RegionPaths();
        var registry = new SqliteVehicleRegistry(Writer, _readers, paths, clock, vehicles);
        Vehicles = registry;
        Log = new SqlitePositionLog(Writer, _readers, registry, paths, _meter);
        Heads = new SqliteVehicleHeads(Writer, _readers, registry, paths);
        Judgements = new SqliteJudgementStore(Writer, _readers, registry, _signal, _meter, clock);
        Alerts = new SqliteAlertStore(_readers, registry, _signal);
        Segments = new SqliteSegmentStore(_readers, registry);
        Drivers = new SqliteDriverRegistry(Writer, _readers);
        Signs = new SqliteSignLog(Writer, _readers, registry, signedAt);
        DriverJudgements = new SqliteDriverJudgements(Writer, _readers, registry, _signal, _meter, clock);
        Fences = new SqliteFenceStore(Writer, _readers);
        Regions = new SqliteRegionStore(Writer, _readers);
        Quarantine = new SqliteQuarantine(Writer, _readers);
        Visitors = new SqliteVisitors(_readers, registry, paths);
    }

    /// <summary>Whether it can do its work.</summary>
    public IStoreState State { get; }

    /// <summary>The position log.</summary>
    public IPositionLog Log { get; }

    /// <summary>The heads index.</summary>
    public IVehicleHeads Heads { get; }

    /// <summary>What judging writes.</summary>
    public IJudgementStore Judgements { get; }

    /// <summary>Alerts and feeds.</summary>
    public IAlertStore Alerts { get; }

    /// <summary>When vehicles drove and stood.</summary>
    public ISegmentStore Segments { get; }

    /// <summary>The registered vehicles.</summary>
    public IVehicleRegistry Vehicles { get; }

    /// <summary>The registered drivers.</summary>
    public IDriverRegistry Drivers { get; }

    /// <summary>Sign-ons and sign-offs.</summary>
    public ISignLog Signs { get; }

    /// <summary>What judging drivers writes.</summary>
    public IDriverJudgements DriverJudgements { get; }

    /// <summary>The fences.</summary>
    public IFenceStore Fences { get; }

    /// <summary>The region set.</summary>
    public IRegionStore Regions { get; }

    /// <summary>Rejected input.</summary>
    public IQuarantine Quarantine { get; }

    /// <summary>Who was where.</summary>
    public IVisitors Visitors { get; }

    /// <summary>The writer, for tests that make it fail or stop.</summary>
    internal GroupWriter Writer { get; }

    /// <summary>Opens the store, making or upgrading the database file as needed.</summary>
    /// <exception cref="StorageException">
    /// Another process uses the file, it is damaged, of another program, or of a newer version of this one.
    /// </exception>
    public static Task<SqliteStore> OpenAsync(SqliteStoreOptions options, TimeProvider clock, ILogger? logger = null) =>
        Task.Run(() => Open(options.Checked(), clock, logger ?? NullLogger.Instance));

    /// <summary>Commits what is queued, waits for the reads under way and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // Readers first: the last connection to close copies the write-ahead log into the database and removes it.
        await _readers.DisposeAsync().ConfigureAwait(false);
        await Writer.DisposeAsync().ConfigureAwait(false);
        _signal.Raise();
        _meter.Dispose();
        _lock.Dispose();
    }

    private static SqliteStore Open(SqliteStoreOptions options, TimeProvider clock, ILogger logger)
    {
        var path = Path.GetFullPath(options.Path);
        FileLock? fileLock = null;
        Database? database = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            fileLock = FileLock.Take(path);
            database = Database.OpenWriter(path);
            Migrations.Apply(database, path);
            return new SqliteStore(fileLock, database, options with { Path = path }, clock, logger);
        }
        catch (Exception error)
        {
            database?.Dispose();
            fileLock?.Dispose();
            if (error is SqliteError or IOException or UnauthorizedAccessException)
            {
                throw new StorageException($"cannot open the database '{path}': {error.Message}", error);
            }

            throw;
        }
    }
}
