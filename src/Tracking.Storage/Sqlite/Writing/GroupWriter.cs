using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Writing;

/// <summary>
/// The only writer. A thread of its own owns the write connection and works in groups: everything that has queued up
/// while the last commit waited for the disk joins one transaction and shares the next commit. Inside it every
/// operation has a savepoint, so that one that fails takes nothing of the others with it. Nobody is answered before the
/// commit returned; when the commit fails, everybody in the group fails.
/// </summary>
/// <remarks>
/// A failed commit may leave complete frames in the write-ahead log. The next commit overwrites them; a crash before it
/// may bring them back, so after a <see cref="StorageException"/> and a crash a row may be there after all. Every
/// operation of the store is idempotent, so asking again is safe.
/// </remarks>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    private readonly Database _database;
    private readonly SqliteStoreOptions _options;
    private readonly StoreMeter _meter;
    private readonly ILogger _logger;
    private readonly Channel<WriteOperation> _queue;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GroupWriter(Database database, SqliteStoreOptions options, StoreMeter meter, ILogger logger)
    {
        _database = database;
        _options = options;
        _meter = meter;
        _logger = logger;
        _queue = Channel.CreateBounded<WriteOperation>(new BoundedChannelOptions(options.QueueLimit)
        {
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
        });
        _thread = new Thread(Loop) { IsBackground = true, Name = "Tracking.Storage writer" };
        _meter.ObserveQueue(() => Queued);
        _thread.Start();
    }

    /// <summary>Whether it still takes work.</summary>
    public bool IsRunning => !_queue.Reader.Completion.IsCompleted && !_ended.Task.IsCompleted;

    /// <summary>How many operations wait for the writer.</summary>
    public int Queued => _queue.Reader.Count;

    /// <summary>
    /// Queues work and waits for its commit. Cancellation is honoured while the work waits (for room in the queue, then
    /// for the writer); once the writer has taken it, it goes on and its result is given. <paramref name="rows"/> is
    /// about how many rows it writes.
    /// </summary>
    public async Task<T> RunAsync<T>(
        Func<WriteTransaction, T> work, int rows, CancellationToken cancellationToken, bool endsGroup = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new ResultOperation<T>(work, rows, endsGroup);
        try
        {
            await _queue.Writer.WriteAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            throw closed.InnerException is null
                ? new ObjectDisposedException(nameof(SqliteStore))
                : new StorageException("the store's writer has ended; it must be opened again", closed.InnerException);
        }

        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((ResultOperation<T>)state!).CancelIfWaiting(token), operation)
            .ConfigureAwait(false);
        return await operation.Task.ConfigureAwait(false);
    }

    /// <summary>Commits what is queued and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
        _database.Dispose();
    }

    private void Loop()
    {
        var group = new List<WriteOperation>();
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                group.Clear();
                Collect(group);
                if (group.Count > 0)
                {
                    Commit(group);
                }
            }
        }
        catch (Exception error)
        {
            LogWriterEnded(error);
            End(group, error);
        }

        _ended.SetResult();
    }

    private void Collect(List<WriteOperation> group)
    {
        var rows = 0;
        while (group.Count < _options.GroupOperationLimit && rows < _options.GroupRowLimit
            && _queue.Reader.TryRead(out var operation))
        {
            if (!operation.TryTake())
            {
                continue;
            }

            group.Add(operation);
            rows += operation.Rows;
            if (operation.EndsGroup)
            {
                break;
            }
        }
    }

    private void Commit(List<WriteOperation> group)
    {
        try
        {
            _database.Run("BEGIN IMMEDIATE");
            foreach (var operation in group)
            {
                ApplyInSavepoint(operation);
            }

            _database.Run("COMMIT");
            _meter.Committed(group.Count);
            foreach (var operation in group)
            {
                operation.AfterCommit();
            }
        }
        catch (SqliteError error)
        {
            FailGroup(group, error);
        }

        foreach (var operation in group)
        {
            operation.Complete();
        }
    }

    private void ApplyInSavepoint(WriteOperation operation)
    {
        _database.Run("SAVEPOINT operation");
        try
        {
            operation.Apply(new WriteTransaction(_database));
        }
        catch (Exception error)
        {
            operation.Fail(error is SqliteError ? new StorageException(error.Message, error) : error);
            if (!_database.InTransaction)
            {
                // A full disk, for one, makes SQLite give up the whole transaction: nothing of the group is left.
                throw error as SqliteError ?? new SqliteError(0, "the transaction ended early: " + error.Message);
            }

            _database.Run("ROLLBACK TO operation");
        }

        _database.Run("RELEASE operation");
    }

    private void FailGroup(List<WriteOperation> group, SqliteError error)
    {
        LogCommitFailed(error, group.Count);
        _meter.CommitFailed();
        if (_database.InTransaction)
        {
            _database.Run("ROLLBACK");
        }

        foreach (var operation in group)
        {
            operation.Fail(new StorageException($"the commit failed and nothing is stored: {error.Message}", error));
        }
    }

    // A fault of the program itself: nobody may wait for ever for an answer that no writer gives.
    private void End(List<WriteOperation> group, Exception error)
    {
        _queue.Writer.TryComplete(error);
        while (_queue.Reader.TryRead(out var operation))
        {
            if (operation.TryTake())
            {
                group.Add(operation);
            }
        }

        foreach (var operation in group)
        {
            operation.Fail(new StorageException("the store's writer has ended; it must be opened again", error));
            operation.Complete();
        }
    }
}
