namespace Tracking.Cli.Tests.Traces;

/// <summary>Gives one byte a read, as a slow pipe may: every line and every header is split everywhere.</summary>
internal sealed class DrippingStream(byte[] content) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
}
