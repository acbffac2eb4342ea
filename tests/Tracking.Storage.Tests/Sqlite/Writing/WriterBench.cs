using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Writing;

namespace Tracking.Storage.Tests.Sqlite.Writing;

/// <summary>
/// A writer on a database with one table, and a hand on it: <see cref="HoldAsync"/> keeps the writer inside an
/// operation, so that a test decides what is in the queue when it goes on.
/// </summary>
internal sealed class WriterBench : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StoreMeter _meter;
    private readonly MeterListener _listener = new();
    private readonly ManualResetEventSlim _go = new();
    private readonly List<int> _groupSizes = [];

    public WriterBench(int queueLimit = 100, int groupOperationLimit = 100, int groupRowLimit = 10_000)
    {
        _meter = new StoreMeter(this);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, this)
                && instrument.Name == "tracking.storage.commit.operations")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, size, _, _) => _groupSizes.Add(size));
        _listener.Start();
        var options = new SqliteStoreOptions
        {
            Path = _folder["writer.db"],
            QueueLimit = queueLimit,
            GroupOperationLimit = groupOperationLimit,
            GroupRowLimit = groupRowLimit,
        };
        var database = Database.OpenWriter(options.Path);
        database.Execute("CREATE TABLE probe (value INTEGER PRIMARY KEY)");
        Writer = new GroupWriter(database, options, _meter, NullLogger.Instance);
    }

    public GroupWriter Writer { get; }

    /// <summary>How many operations each commit so far had; read it when the writer is at rest.</summary>
    public IReadOnlyList<int> GroupSizes => _groupSizes;

    /// <summary>Keeps the writer busy until <see cref="Release"/>; the outer task completes once it is.</summary>
    public async Task<Task> HoldAsync()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = Writer.RunAsync(
            _ =>
            {
                entered.SetResult();
                return _go.Wait(TimeSpan.FromSeconds(30));
            },
            1,
            CancellationToken.None);
        await entered.Task;
        return held;
    }

    public void Release() => _go.Set();

    public Task<int> InsertAsync(
        int value,
        CancellationToken cancellationToken = default,
        int rows = 1,
        bool endsGroup = false,
        Action? after = null) =>
        Writer.RunAsync(
            transaction =>
            {
                transaction.AfterCommit(after ?? (() => { }));
                using var insert = transaction.Database.Use("INSERT INTO probe (value) VALUES (?)");
                return insert.Add(value).Run();
            },
            rows,
            cancellationToken,
            endsGroup);

    /// <summary>What is committed, seen by another connection.</summary>
    public IReadOnlyList<long> Committed()
    {
        using var reader = Database.OpenReader(_folder["writer.db"]);
        using var select = reader.Use("SELECT value FROM probe ORDER BY value");
        var values = new List<long>();
        while (select.Read())
        {
            values.Add(select.Long(0));
        }

        return values;
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        await Writer.DisposeAsync();
        _listener.Dispose();
        _meter.Dispose();
        _go.Dispose();
        _folder.Dispose();
    }
}
