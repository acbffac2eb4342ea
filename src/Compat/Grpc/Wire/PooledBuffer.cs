using System.Buffers;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>
/// A growing buffer over pooled arrays. Made once for a call and released after each message, so that an idle stream
/// holds no memory. Not safe for use by several threads.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int MinimumSize = 256;

    private byte[] _array = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, Length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _array.AsSpan(Length);
    }

    /// <summary>Makes room for so many more bytes.</summary>
    public void Reserve(int count)
    {
        if (_array.Length - Length >= count)
        {
            return;
        }

        // Doubling keeps the copying of a message of unknown length linear.
        var size = Math.Max(checked(Length + count), (int)Math.Min(_array.Length * 2L, Array.MaxLength));
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(size, MinimumSize));
        Span.CopyTo(larger);
        Return();
        _array = larger;
    }

    /// <summary>Forgets the content and gives the array back; the buffer may be used again.</summary>
    public void Release()
    {
        Return();
        _array = [];
        Length = 0;
    }

    private void Return()
    {
        if (_array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_array);
        }
    }
}
