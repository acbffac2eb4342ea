namespace Tracking.Client.Traces;

/// <summary>
/// A source whose first bytes can be looked at before they are read, and whose read bytes are counted.
/// </summary>
internal sealed class SourceStream(Stream source) : ForwardStream
{
    private readonly byte[] _peeked = new byte[2];
    private int _peekedCount;
    private int _peekedServed;
    private long _bytesRead;

    /// <summary>Bytes taken from the source so far; may be read from any thread.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>
    /// Whether the source begins with the two magic bytes of gzip (RFC 1952); to be asked before any read.
    /// </summary>
    public async ValueTask<bool> IsGzipAsync(CancellationToken cancellationToken)
    {
        _peekedCount = await source
            .ReadAtLeastAsync(_peeked, _peeked.Length, throwOnEndOfStream: false, cancellationToken)
            .AsTask().WaitAsync(cancellationToken);
        return _peeked is [0x1f, 0x8b];
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(buffer.Length, _peekedCount - _peekedServed);
        if (count > 0)
        {
            _peeked.AsMemory(_peekedServed, count).CopyTo(buffer);
            _peekedServed += count;
        }
        else
        {
            // Standard input does not heed the token while it waits for a line, and a person who presses ^C should not.
            count = await source.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken);
        }

        Interlocked.Add(ref _bytesRead, count);
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await base.DisposeAsync();
    }
}
