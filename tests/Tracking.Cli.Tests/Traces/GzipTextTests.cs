using System.Text;
using Tracking.Cli.Tests.Running;
using Tracking.Client.Traces;

namespace Tracking.Cli.Tests.Traces;

public sealed class GzipTextTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 3000).Select(static number => $"line {number * 7919}\n")));

    private static readonly byte[] Whole = TestFolder.Gzip(Text);

    [Fact]
    public async Task Read_Whole_GivesTheText()
    {
        var (text, fault) = await ReadAsync(Whole);

        Assert.Null(fault);
        Assert.Equal(Text, text);
    }

    [Fact]
    public async Task Read_SeveralMembers_GivesTheTextOfAll()
    {
        var (text, fault) = await ReadAsync([.. Whole, .. Whole]);

        Assert.Null(fault);
        Assert.Equal([.. Text, .. Text], text);
    }

    [Fact]
    public async Task Read_CutOffAnywhere_FailsAndGivesOnlyWhatIsInTheText()
    {
        // Every length near both ends, where header and trailer are, and a sample between.
        var lengths = Enumerable.Range(2, 40)
            .Concat(Enumerable.Range(Whole.Length - 40, 40))
            .Concat(Enumerable.Range(1, 50).Select(static part => part * Whole.Length / 51));
        foreach (var length in lengths)
        {
            var (text, fault) = await ReadAsync(Whole[..length]);

            Assert.True(fault is InvalidDataException, $"cut at {length}: {fault}");
            Assert.True(Text.AsSpan().StartsWith(text), $"cut at {length}: other text came out");
        }
    }

    [Fact]
    public async Task Read_WrongChecksum_Fails()
    {
        var damaged = (byte[])Whole.Clone();
        damaged[^5] ^= 1;

        Assert.IsType<InvalidDataException>((await ReadAsync(damaged)).Fault);
    }

    [Fact]
    public async Task Read_OtherDataBehindTheEnd_Fails()
    {
        var (text, fault) = await ReadAsync([.. Whole, 1, 2, 3, 4]);

        Assert.Equal(Text, text);
        Assert.IsType<InvalidDataException>(fault);
    }

    private static async Task<(byte[] Text, Exception? Fault)> ReadAsync(byte[] compressed)
    {
        await using var gzip = new GzipText(new MemoryStream(compressed));
        using var text = new MemoryStream();
        var fault = await Record.ExceptionAsync(() => gzip.CopyToAsync(text));
        return (text.ToArray(), fault);
    }
}
