using System.IO.Compression;

namespace Tracking.Client.Traces;

/// <summary>
/// Inflates gzip and tells a file that was cut off from one that ended: <see cref="GZipStream"/> alone takes both for
/// an end. A small gzip member of our own is put after the source's last byte. Only when the source ended where a
/// member ends does exactly its text come out; and as it is handed over in a read of its own, every byte that came out
/// before that read is the source's.
/// </summary>
internal sealed class GzipText : ForwardStream
{
    private static readonly byte[] EndText = "\0end of trace\0"u8.ToArray();
    private static readonly byte[] EndMember = Compress(EndText);

    private readonly EndMarkedStream _source;
    private readonly GZipStream _inflater;
    private bool _ended;

    public GzipText(Stream compressed)
    {
        _source = new EndMarkedStream(compressed, EndMember);
        _inflater = new GZipStream(_source, CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data is damaged or cut off; all before it was handed out.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ended)
        {
            return 0;
        }

        var count = await _inflater.ReadAsync(buffer, cancellationToken);
        if (_source.SourceEnded)
        {
            await RequireEndTextAsync(buffer[..count], cancellationToken);
            _ended = true;
            return 0;
        }

        // An end before the source's: the inflater met something that is no gzip and wants no more.
        return count > 0 || buffer.IsEmpty ? count : throw new InvalidDataException("other data follows the gzip data");
    }

    public override async ValueTask DisposeAsync()
    {
        await _inflater.DisposeAsync();
        await base.DisposeAsync();
    }

    private async ValueTask RequireEndTextAsync(ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        // One byte more than the text, so that something longer is not taken for it.
        var seen = new byte[EndText.Length + 1];
        var count = Math.Min(first.Length, seen.Length);
        first[..count].CopyTo(seen);
        while (count < seen.Length)
        {
            var more = await _inflater.ReadAsync(seen.AsMemory(count), cancellationToken);
            if (more == 0)
            {
                break;
            }

            count += more;
        }

        if (!seen.AsSpan(0, count).SequenceEqual(EndText))
        {
            throw new InvalidDataException("the gzip data is cut off, or other data follows it");
        }
    }

    private static byte[] Compress(byte[] text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(text);
        }

        return compressed.ToArray();
    }
}
