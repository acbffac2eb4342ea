using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;

namespace Tracking.Storage.Tests.Sqlite.Reading;

public sealed class ReaderPoolTests : IAsyncLifetime
{
    private const int Limit = 2;
    private static readonly TimeSpan Safety = TimeSpan.FromSeconds(30);
    private readonly TempFolder _folder = new();
    private readonly Database _writer;
    private readonly ReaderPool _pool;

    public ReaderPoolTests()
    {
        _writer = Database.OpenWriter(_folder["readers.db"]);
        _writer.Execute("CREATE TABLE t (v INTEGER)");
        _pool = new ReaderPool(_folder["readers.db"], Limit);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _writer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Read_WriterInsideATransaction_IsNotBlockedAndSeesTheStateBefore()
    {
        _writer.Execute("INSERT INTO t VALUES (1); BEGIN IMMEDIATE; INSERT INTO t VALUES (2)");
        Assert.Equal(1, await CountAsync());
        _writer.Execute("COMMIT");
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Read_CommitInBetween_SeesOneState()
    {
        var counts = await _pool.ReadAsync(
            database =>
            {
                var before = Count(database);
                _writer.Execute("INSERT INTO t VALUES (1)");
                return (Before: before, After: Count(database));
            },
            Cancellation);
        Assert.Equal((0, 0), counts);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Read_MoreCallersThanConnections_WaitTheirTurn()
    {
        using var go = new ManualResetEventSlim();
        using var full = new CountdownEvent(Limit);
        var begun = 0;
        var reads = Enumerable.Range(0, 8).Select(_ => _pool.ReadAsync(
            database =>
            {
                if (Interlocked.Increment(ref begun) <= Limit)
                {
                    full.Signal();
                }

                return go.Wait(Safety) ? Count(database) : -1;
            },
            Cancellation)).ToList();
        Assert.True(full.Wait(Safety, Cancellation));
        // Every connection is held by a read that cannot end, so no further one can have begun, nor ever will until
        // then.
        using var cancel = new CancellationTokenSource();
        var cancelled = _pool.ReadAsync(Count, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(Limit, Volatile.Read(ref begun));
        go.Set();
        Assert.Equal(new long[8], await Task.WhenAll(reads));
    }

    [Fact]
    public async Task Read_Fails_TheNextOneWorks()
    {
        for (var i = 0; i <= Limit; i++)
        {
            var error = await Assert.ThrowsAsync<StorageException>(
                () => _pool.ReadAsync(database => database.Number("SELECT nothing"), Cancellation));
            Assert.Contains(_folder["readers.db"], error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<FormatException>(
                () => _pool.ReadAsync<int>(_ => throw new FormatException(), Cancellation));
        }

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Dispose_ReadUnderWay_WaitsForItAndRefusesLaterOnes()
    {
        using var go = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var read = _pool.ReadAsync(
            database =>
            {
                entered.SetResult();
                return go.Wait(Safety) ? Count(database) : -1;
            },
            Cancellation);
        await entered.Task;
        var disposing = _pool.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(CountAsync);
        Assert.False(disposing.IsCompleted);
        go.Set();
        Assert.Equal(0, await read);
        await disposing;
    }

    private static long Count(Database database) => database.Number("SELECT COUNT(*) FROM t")!.Value;

    private Task<long> CountAsync() => _pool.ReadAsync(Count, Cancellation);
}
