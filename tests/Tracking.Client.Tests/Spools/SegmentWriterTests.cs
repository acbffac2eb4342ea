using Tracking.Client.Spools;
using Tracking.Client.Tests.Serving;

namespace Tracking.Client.Tests.Spools;

public sealed class SegmentWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_DiskRefuses_KeepsNothingOfItAndGoesOnOnceItTakesAgain()
    {
        var options = new SpoolOptions { Folder = _folder.Path, MaximumBytes = SpoolOptions.LeastBytes };
        using var spool = PositionSpool.Open(options);
        // A folder where the next file is to be: the one way to have a disk refuse that works for every user.
        Directory.CreateDirectory(_folder[SegmentFormat.FileName(1)]);
        var fault = await Assert.ThrowsAsync<SpoolFailedException>(() => spool.AppendAsync([Drive.Position(0)]));
        Assert.Equal(SpoolFailedException.DiskReason, fault.Reason);
        Assert.True(fault.IsRetryable);
        Directory.Delete(_folder[SegmentFormat.FileName(1)]);
        Assert.Equal(1, await spool.AppendAsync([Drive.Position(1)]));
        Assert.Equal(Drive.Position(1), spool.Read(0, 10).Single().Position);
    }

    [Fact]
    public void Append_FullSegment_BeginsTheNext()
    {
        var options = new SpoolOptions { Folder = _folder.Path, MaximumBytes = SpoolOptions.LeastBytes };
        using var writer = new SegmentWriter(_folder.Path, options);
        var record = SegmentFormat.Record(Drive.Position(1, vehicle: new string('v', 60_000)));
        var first = writer.Append([record, record], 1);
        var second = writer.Append([record], 3);
        Assert.NotSame(first, second);
        Assert.Equal((1L, 3L, 3L, 4L), (first.FirstNumber, first.EndNumber, second.FirstNumber, second.EndNumber));
        Assert.Equal(first.Bytes, new FileInfo(first.Path).Length);
    }
}
