namespace Tracking.Storage.Tests.Sqlite.Writing;

public sealed class GroupWriterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_QueuedWhileTheWriterIsBusy_ShareOneCommit()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var inserts = Enumerable.Range(1, 20).Select(i => bench.InsertAsync(i)).ToList();
        bench.Release();
        await Task.WhenAll([held, .. inserts]);
        Assert.Equal([1, 20], bench.GroupSizes);
        Assert.Equal(20, bench.Committed().Count);
    }

    [Fact]
    public async Task Run_GroupOperationLimit_BoundsEveryGroup()
    {
        await using var bench = new WriterBench(groupOperationLimit: 3);
        var held = await bench.HoldAsync();
        var inserts = Enumerable.Range(1, 7).Select(i => bench.InsertAsync(i)).ToList();
        bench.Release();
        await Task.WhenAll([held, .. inserts]);
        Assert.Equal([1, 3, 3, 1], bench.GroupSizes);
    }

    [Fact]
    public async Task Run_GroupRowLimit_EndsTheGroupThatReachesIt()
    {
        await using var bench = new WriterBench(groupRowLimit: 100);
        var held = await bench.HoldAsync();
        var inserts = Enumerable.Range(1, 4).Select(i => bench.InsertAsync(i, rows: 60)).ToList();
        bench.Release();
        await Task.WhenAll([held, .. inserts]);
        Assert.Equal([1, 2, 2], bench.GroupSizes);
    }

    [Fact]
    public async Task Run_EndsGroup_CommitsBeforeWhatComesAfter()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        IReadOnlyList<long> seen = [];
        Task[] tasks =
        [
            held,
            bench.InsertAsync(1),
            bench.InsertAsync(2, endsGroup: true, after: () => seen = bench.Committed()),
            bench.InsertAsync(3),
        ];
        bench.Release();
        await Task.WhenAll(tasks);
        Assert.Equal([1, 2, 1], bench.GroupSizes);
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task Run_OneOfAGroupFails_OnlyItsCallerIsTold()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var ran = new List<int>();
        var first = bench.InsertAsync(1, after: () => ran.Add(1));
        var twice = bench.InsertAsync(1, after: () => ran.Add(2));
        var throws = bench.Writer.RunAsync<int>(
            transaction =>
            {
                transaction.Database.Execute("INSERT INTO probe (value) VALUES (99)");
                throw new FormatException("a fault of the caller");
            },
            1,
            Cancellation);
        var last = bench.InsertAsync(3, after: () => ran.Add(3));
        bench.Release();
        await Task.WhenAll(held, first, last);
        await Assert.ThrowsAsync<StorageException>(() => twice);
        await Assert.ThrowsAsync<FormatException>(() => throws);
        Assert.Equal([1, 3], bench.Committed());
        Assert.Equal([1, 3], ran);
        Assert.Equal([1, 4], bench.GroupSizes);
    }

    [Fact]
    public async Task Run_DoneButNotCommitted_IsNotAnswered()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var insert = bench.InsertAsync(1);
        var isAnswered = bench.Writer.RunAsync(_ => insert.IsCompleted, 1, Cancellation);
        var isVisible = bench.Writer.RunAsync(_ => bench.Committed().Count > 0, 1, Cancellation);
        bench.Release();
        await Task.WhenAll(held, insert);
        Assert.False(await isAnswered);
        Assert.False(await isVisible);
        Assert.Equal([1, 3], bench.GroupSizes);
    }

    [Fact]
    public async Task Run_ManyInOneGroup_FollowTheCommitInTheOrderOfTheQueue()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var order = new List<int>();
        var inserts = Enumerable.Range(1, 30)
            .Select(i => bench.InsertAsync(31 - i, after: () => order.Add(i)))
            .ToList();
        bench.Release();
        await Task.WhenAll([held, .. inserts]);
        Assert.Equal(Enumerable.Range(1, 30), order);
    }

    [Fact]
    public async Task Run_CommitFails_EverybodyFailsAndTheNextGroupWorks()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var ran = new List<int>();
        var first = bench.InsertAsync(1, after: () => ran.Add(1));
        // A foreign key that is checked at the commit makes the commit itself fail, after every operation has
        // succeeded.
        var breaks = bench.Writer.RunAsync(
            transaction =>
            {
                transaction.Database.Execute(
                    "CREATE TABLE child (value INTEGER REFERENCES probe (value) DEFERRABLE INITIALLY DEFERRED); "
                    + "INSERT INTO child (value) VALUES (12345)");
                return 0;
            },
            1,
            Cancellation);
        bench.Release();
        await held;
        var failure = await Assert.ThrowsAsync<StorageException>(() => first);
        await Assert.ThrowsAsync<StorageException>(() => breaks);
        Assert.Contains("nothing is stored", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Committed());
        Assert.Empty(ran);
        await bench.InsertAsync(2, Cancellation);
        Assert.Equal([2L], bench.Committed());
    }

    [Fact]
    public async Task Run_TransactionEndedEarly_EverybodyFailsAndTheNextGroupWorks()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var first = bench.InsertAsync(1);
        // Some errors make SQLite give up the whole transaction on its own; this is what they look like from here.
        var breaks = bench.Writer.RunAsync<int>(
            transaction =>
            {
                transaction.Database.Execute("ROLLBACK");
                throw new FormatException("whatever the reason was");
            },
            1,
            Cancellation);
        var last = bench.InsertAsync(2);
        bench.Release();
        await held;
        await Assert.ThrowsAsync<StorageException>(() => first);
        await Assert.ThrowsAsync<FormatException>(() => breaks);
        await Assert.ThrowsAsync<StorageException>(() => last);
        await bench.InsertAsync(3, Cancellation);
        Assert.Equal([3L], bench.Committed());
    }

    [Fact]
    public async Task Run_CancelledWhileQueued_IsNeverDone()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        using var cancel = new CancellationTokenSource();
        var cancelled = bench.InsertAsync(1, cancel.Token);
        var other = bench.InsertAsync(2, Cancellation);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        bench.Release();
        await Task.WhenAll(held, other);
        Assert.Equal([2L], bench.Committed());
        Assert.Equal([1, 1], bench.GroupSizes);
    }

    [Fact]
    public async Task Run_CancelledOnceTaken_GivesItsResult()
    {
        await using var bench = new WriterBench();
        using var cancel = new CancellationTokenSource();
        var taken = bench.Writer.RunAsync(
            transaction =>
            {
                cancel.Cancel();
                using var insert = transaction.Database.Use("INSERT INTO probe (value) VALUES (1)");
                return insert.Run();
            },
            1,
            cancel.Token);
        Assert.Equal(1, await taken);
        Assert.Equal([1L], bench.Committed());
    }

    [Fact]
    public async Task Run_CancelledBefore_IsNotQueued()
    {
        await using var bench = new WriterBench();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.InsertAsync(1, new CancellationToken(true)));
        await bench.InsertAsync(2, Cancellation);
        Assert.Equal([2L], bench.Committed());
    }

    [Fact]
    public async Task Run_CancelledAtRandom_IsStoredExactlyWhenItIsNotReportedAsCancelled()
    {
        var seed = Environment.TickCount;
        await using var bench = new WriterBench(queueLimit: 8);
        var stored = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(
            async () =>
            {
                using var cancel = new CancellationTokenSource();
                var insert = bench.InsertAsync(i, cancel.Token);
                new SpinWait().SpinOnce();
                if (new Random(seed + i).Next(2) == 0)
                {
                    await cancel.CancelAsync();
                }

                try
                {
                    return await insert == 1 ? i : -1L;
                }
                catch (OperationCanceledException)
                {
                    return -1L;
                }
            },
            Cancellation)));
        Assert.True(stored.Where(value => value >= 0).Order().SequenceEqual(bench.Committed()), $"seed {seed}");
    }

    [Fact]
    public async Task Run_QueueFull_CallersWaitForRoom()
    {
        await using var bench = new WriterBench(queueLimit: 2);
        var held = await bench.HoldAsync();
        using var cancel = new CancellationTokenSource();
        var inserts = Enumerable.Range(1, 6).Select(i => bench.InsertAsync(i)).ToList();
        var cancelled = bench.InsertAsync(7, cancel.Token);
        Assert.Equal(2, bench.Writer.Queued);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        bench.Release();
        await Task.WhenAll([held, .. inserts]);
        Assert.Equal([1, 2, 3, 4, 5, 6], bench.Committed());
    }

    [Fact]
    public async Task Dispose_OperationsQueued_AreCommittedAndLaterOnesRefused()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        var queued = bench.InsertAsync(1);
        var disposing = bench.Writer.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.InsertAsync(2));
        Assert.False(disposing.IsCompleted);
        bench.Release();
        await Task.WhenAll(held, queued, disposing);
        Assert.Equal([1L], bench.Committed());
    }

    [Fact]
    public async Task Run_WriterBreaks_EveryCallerIsTold()
    {
        await using var bench = new WriterBench();
        var held = await bench.HoldAsync();
        // Closing the connection under the writer's feet stands for any fault of the program.
        var breaks = bench.Writer.RunAsync(
            transaction =>
            {
                transaction.Database.Dispose();
                return 0;
            },
            1,
            Cancellation,
            endsGroup: true);
        var queued = bench.InsertAsync(1);
        bench.Release();
        await held;
        await Assert.ThrowsAsync<StorageException>(() => breaks);
        await Assert.ThrowsAsync<StorageException>(() => queued);
        await Assert.ThrowsAsync<StorageException>(() => bench.InsertAsync(2));
    }
}
