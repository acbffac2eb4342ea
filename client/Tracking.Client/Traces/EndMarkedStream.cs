namespace Tracking.Client.Traces;

/// <summary>A stream's bytes, then those of an end mark in reads of their own, then the end.</summary>
internal sealed class EndMarkedStream(Stream source, ReadOnlyMemory<byte> mark) : ForwardStream
{
    private int _served;

    /// <summary>Whether the source has ended: what is read from here on is the mark.</summary>
    public bool SourceEnded { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!SourceEnded)
        {
            var count = await source.ReadAsync(buffer, cancellationToken);
            if (count > 0)
            {
                return count;
            }

            SourceEnded = true;
        }

        var rest = mark[_served..];
        var served = Math.Min(rest.Length, buffer.Length);
        rest[..served].CopyTo(buffer);
        _served += served;
        return served;
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await base.DisposeAsync();
    }
}
