using Tracking.Client.Spools;
using Tracking.Client.Tests.Serving;

namespace Tracking.Client.Tests.Spools;

public sealed class PositionSpoolTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private SpoolOptions Small => new()
    {
        Folder = _folder.Path, MaximumBytes = SpoolOptions.LeastBytes, Sync = SpoolSync.OperatingSystem,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_ThenReadInAnotherProcess_IsAllThereInOrder()
    {
        using (var spool = PositionSpool.Open(new SpoolOptions { Folder = _folder.Path }))
        {
            Assert.Equal(3, await spool.AppendAsync(Drive.Positions(0, 3)));
            Assert.Equal(5, await spool.AppendAsync(Drive.Positions(3, 2)));
        }

        using var again = PositionSpool.Open(new SpoolOptions { Folder = _folder.Path });
        var entries = again.Read(0, 100);
        Assert.Equal([1L, 2, 3, 4, 5], entries.Select(static entry => entry.Number));
        Assert.Equal(Drive.Positions(0, 5), entries.Select(static entry => entry.Position));
        Assert.Equal(0, again.CutBytes);
    }

    [Fact]
    public async Task Acknowledge_ThenReopen_GoesOnAfterIt()
    {
        using (var spool = PositionSpool.Open(Small))
        {
            await spool.AppendAsync(Drive.Positions(0, 10));
            spool.Acknowledge(4);
        }

        using var again = PositionSpool.Open(Small);
        Assert.Equal(4, again.AcknowledgedThrough);
        Assert.Equal(5, again.Read(4, 100)[0].Number);
        Assert.Equal(11, await again.AppendAsync(Drive.Positions(10, 1)));
        Assert.Equal(Drive.Positions(4, 7), again.Read(4, 100).Select(static entry => entry.Position));
    }

    [Fact]
    public async Task Acknowledge_Everything_LeavesNoFileAfterReopening()
    {
        using (var spool = PositionSpool.Open(Small))
        {
            await spool.AppendAsync(Drive.Positions(0, 10));
            spool.Acknowledge(10);
        }

        using var again = PositionSpool.Open(Small);
        Assert.Equal(0, again.Bytes);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.spool"));
        Assert.Equal(11, await again.AppendAsync(Drive.Positions(10, 1)));
    }

    [Fact]
    public async Task Append_Full_IsRefusedAndKeepsAll_UntilSomethingIsAcknowledged()
    {
        using var spool = PositionSpool.Open(Small);
        var count = 0;
        var full = await Assert.ThrowsAsync<SpoolFullException>(async () =>
        {
            for (; ; count += 500)
            {
                await spool.AppendAsync(Drive.Positions(count, 500));
            }
        });
        Assert.True(full.IsRetryable);
        Assert.Equal("spool_full", full.Reason);
        Assert.True(count > 10_000, $"{count} positions in 1 MiB");
        Assert.InRange(spool.Bytes, SpoolOptions.LeastBytes * 9 / 10, SpoolOptions.LeastBytes);
        Assert.Equal(count, spool.LastNumber);

        spool.Acknowledge(count / 2);
        await spool.AppendAsync(Drive.Positions(count, 500));
        var entries = spool.Read(count / 2, int.MaxValue);
        Assert.Equal(Drive.Positions(count / 2, (count / 2) + 500), entries.Select(static entry => entry.Position));
    }

    [Fact]
    public async Task Append_ManyAtOnce_AllAreKeptOnce()
    {
        using var spool = PositionSpool.Open(new SpoolOptions { Folder = _folder.Path });
        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => spool.AppendAsync([Drive.Position(i)]))));
        Assert.Equal(Enumerable.Range(1, 200).Select(static i => (long)i), numbers.Order());
        Assert.Equal(
            Drive.Positions(0, 200).ToHashSet(), spool.Read(0, 500).Select(static entry => entry.Position).ToHashSet());
    }

    [Fact]
    public async Task Read_Limits_AreKept()
    {
        using var spool = PositionSpool.Open(Small);
        await spool.AppendAsync(Drive.Positions(0, 100));
        Assert.Equal(7, spool.Read(10, 7).Count);
        Assert.Single(spool.Read(10, 7, maximumBytes: 1));
        Assert.Empty(spool.Read(100, 7));
        spool.Acknowledge(50);
        Assert.Throws<ArgumentOutOfRangeException>(() => spool.Read(10, 7));
    }

    [Fact]
    public void Open_FolderInUse_IsRefused()
    {
        using var first = PositionSpool.Open(Small);
        var fault = Assert.Throws<SpoolFailedException>(() => PositionSpool.Open(Small));
        Assert.Equal(SpoolFailedException.InUseReason, fault.Reason);
        Assert.False(fault.IsRetryable);
    }

    [Fact]
    public async Task Append_TooLargeAPosition_IsRefusedAlone()
    {
        using var spool = PositionSpool.Open(Small);
        var absurd = Drive.Position(1, vehicle: new string('x', 70_000));
        await Assert.ThrowsAsync<ArgumentException>(() => spool.AppendAsync([Drive.Position(0), absurd]));
        Assert.Equal(1, await spool.AppendAsync([Drive.Position(0)]));
    }

    [Fact]
    public async Task Open_MarkLost_KeepsWhatTheFilesHold()
    {
        using (var spool = PositionSpool.Open(Small))
        {
            await spool.AppendAsync(Drive.Positions(0, 10));
            spool.Acknowledge(4);
        }

        await File.WriteAllTextAsync(_folder[AcknowledgedMark.FileName], "rubbish of some length");
        using var again = PositionSpool.Open(Small);
        Assert.Equal(10, again.Read(0, 100).Count);
    }

    [Fact]
    public async Task Dispose_WhileAppending_EndsEachAppendOneWayOrTheOther()
    {
        var spool = PositionSpool.Open(Small);
        var appends = Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            try
            {
                return await spool.AppendAsync([Drive.Position(i)]);
            }
            catch (ObjectDisposedException)
            {
                return 0;
            }
        })).ToList();
        await Task.WhenAny(appends);
        spool.Dispose();
        var confirmed = (await Task.WhenAll(appends)).Count(static number => number > 0);
        using var again = PositionSpool.Open(Small);
        Assert.Equal(confirmed, again.LastNumber);
    }

    [Fact]
    public async Task WhenBeyond_Append_EndsIt()
    {
        using var spool = PositionSpool.Open(Small);
        var beyond = spool.WhenBeyondAsync(0, TestContext.Current.CancellationToken);
        Assert.False(beyond.IsCompleted);
        await spool.AppendAsync([Drive.Position(0)]);
        await beyond;
    }
}
