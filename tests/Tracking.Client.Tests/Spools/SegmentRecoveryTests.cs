using Tracking.Client.Spools;
using Tracking.Client.Tests.Serving;

namespace Tracking.Client.Tests.Spools;

public sealed class SegmentRecoveryTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private SpoolOptions Options => new()
    {
        Folder = _folder.Path, MaximumBytes = SpoolOptions.LeastBytes, Sync = SpoolSync.OperatingSystem,
    };

    private string LastFile => Directory.GetFiles(_folder.Path, "*.spool").Order(StringComparer.Ordinal).Last();

    public void Dispose() => _folder.Dispose();

    /// <summary>A process can die at any byte of a write: whatever is whole before it must be there.</summary>
    [Fact]
    public async Task Open_FileCutAtAnyByte_KeepsEveryWholeRecord()
    {
        await FillAsync(3);
        var whole = await File.ReadAllBytesAsync(LastFile);
        var file = LastFile;
        var record = (whole.Length - SegmentFormat.HeaderBytes) / 3;
        for (var length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            using var spool = PositionSpool.Open(Options);
            var kept = Math.Max(0, length - SegmentFormat.HeaderBytes) / record;
            Assert.Equal(Drive.Positions(0, kept), spool.Read(0, 10).Select(static entry => entry.Position));
            Assert.Equal(kept + 1, await spool.AppendAsync([Drive.Position(99)]));
            Assert.Equal(Drive.Position(99), spool.Read(kept, 10).Single().Position);
            spool.Dispose();
            Array.ForEach(Directory.GetFiles(_folder.Path), File.Delete);
        }
    }

    [Fact]
    public async Task Open_AnyBitOfTheLastRecordWrong_IsCutOff()
    {
        await FillAsync(2);
        var whole = await File.ReadAllBytesAsync(LastFile);
        var file = LastFile;
        var record = (whole.Length - SegmentFormat.HeaderBytes) / 2;
        for (var bit = 0; bit < record * 8; bit++)
        {
            var damaged = whole.ToArray();
            damaged[whole.Length - record + (bit / 8)] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(file, damaged);
            using var spool = PositionSpool.Open(Options);
            Assert.Equal(1, spool.LastNumber);
            Assert.Equal(record, spool.CutBytes);
        }
    }

    [Fact]
    public async Task Open_DamageBeforeTheLastFile_IsNotHidden()
    {
        await FillAsync(2_000);
        var files = Directory.GetFiles(_folder.Path, "*.spool").Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 1, "the test needs more than one file");
        var bytes = await File.ReadAllBytesAsync(files[0]);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(files[0], bytes);
        var fault = Assert.Throws<SpoolFailedException>(() => PositionSpool.Open(Options));
        Assert.Equal(SpoolFailedException.DamagedReason, fault.Reason);
        Assert.Contains(files[0], fault.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(files[0]));
    }

    [Fact]
    public async Task Open_FileMissingInTheMiddle_IsNotHidden()
    {
        await FillAsync(3_000);
        var files = Directory.GetFiles(_folder.Path, "*.spool").Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 2, "the test needs more than two files");
        File.Delete(files[1]);
        Assert.Equal(
            SpoolFailedException.DamagedReason,
            Assert.Throws<SpoolFailedException>(() => PositionSpool.Open(Options)).Reason);
    }

    private async Task FillAsync(int count)
    {
        using var spool = PositionSpool.Open(Options);
        foreach (var part in Drive.Positions(0, count).Chunk(100))
        {
            await spool.AppendAsync(part);
        }
    }
}
