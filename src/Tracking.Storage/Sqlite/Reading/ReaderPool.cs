using System.Collections.Concurrent;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Reading;

/// <summary>
/// A few read-only connections. A read sees one state of the database from its first statement to its last, beside the
/// writer and without blocking it; callers beyond the limit wait their turn.
/// </summary>
internal sealed class ReaderPool(string path, int limit) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(limit, limit);
    private readonly ConcurrentBag<Database> _idle = [];
    private volatile bool _disposed;

    /// <summary>
    /// Reads in one transaction on a pool thread; cancellation is honoured until a connection is free.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteStore));
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The task must not be cancelled half-way: the connection is given back only after it ended.
            return await Task.Run(() => Read(read), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads under way and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        for (var taken = 0; taken < limit; taken++)
        {
            await _free.WaitAsync().ConfigureAwait(false);
        }

        while (_idle.TryTake(out var database))
        {
            database.Dispose();
        }

        // Whoever waited in line still gets a turn, to be told that the store is closed.
        _free.Release(limit);
    }

    private T Read<T>(Func<Database, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteStore));
        Database? database = null;
        try
        {
            database = _idle.TryTake(out var idle) ? idle : Database.OpenReader(path);
            database.Run("BEGIN");
            var result = read(database);
            database.Run("COMMIT");
            _idle.Add(database);
            return result;
        }
        catch (Exception error)
        {
            // Whatever state the connection is in, the next read opens a fresh one.
            database?.Dispose();
            if (error is SqliteError)
            {
                throw new StorageException($"reading '{path}' failed: {error.Message}", error);
            }

            throw;
        }
    }
}
