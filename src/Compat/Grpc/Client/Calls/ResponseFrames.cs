using System.Buffers;
using Grpc.Core;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>
/// The messages of a response. Reads as much as has arrived and parses frame after frame from one pooled buffer, which
/// a stream that waits for more does not hold.
/// </summary>
internal sealed class ResponseFrames<T>(
    Stream stream,
    string? encoding,
    int? maxMessageLength,
    Func<DeserializationContext, T> deserializer)
    : IDisposable
    where T : class
{
    /// <summary>HTTP/2's default frame: more seldom arrives at once.</summary>
    private const int ReadLength = 16 * 1024;

    private readonly PayloadContext _payload = new();
    private byte[] _buffer = [];
    private int _start;
    private int _end;

    /// <summary>The only message, or null if there is none; a second one is an error.</summary>
    public async ValueTask<T?> ReadSingleAsync(CancellationToken cancellationToken)
    {
        var message = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return message is null || !await FillAsync(1, cancellationToken).ConfigureAwait(false)
            ? message
            : throw new InvalidDataException("Unexpected data after finished reading message.");
    }

    /// <summary>The next message, or null at the end.</summary>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(FrameHeader.Length, cancellationToken).ConfigureAwait(false))
        {
            return _start == _end
                ? null
                : throw new InvalidDataException("Unexpected end of content while reading the message header.");
        }

        var header = FrameHeader.Read(_buffer.AsSpan(_start));
        if (header.PayloadLength > maxMessageLength)
        {
            throw MessageLimits.ReceivedTooLarge();
        }

        var length = checked(FrameHeader.Length + header.PayloadLength);
        if (!await FillAsync(length, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidDataException("Unexpected end of content while reading the message content.");
        }

        var payload = new ReadOnlySequence<byte>(_buffer, _start + FrameHeader.Length, header.PayloadLength);
        var message = header.IsCompressed ? Inflate(payload) : _payload.Deserialize(payload, deserializer);
        _start += length;
        return message;
    }

    public void Dispose() => Return();

    private T Inflate(in ReadOnlySequence<byte> payload)
    {
        var inflated = new PooledBuffer();
        try
        {
            MessageInflater.Inflate(encoding, payload, maxMessageLength, inflated);
            return _payload.Deserialize(new ReadOnlySequence<byte>(inflated.Memory), deserializer);
        }
        finally
        {
            inflated.Release();
        }
    }

    /// <summary>Reads until so many bytes are there; false if the response ends before.</summary>
    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            if (_start == _end)
            {
                // Reading nothing waits for data without a buffer to put it into.
                Return();
                await stream.ReadAsync(Memory<byte>.Empty, cancellationToken).ConfigureAwait(false);
            }

            MakeRoom(count);
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        if (_buffer.Length - _start >= count && _buffer.Length > _end)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(count, ReadLength));
        var rest = _end - _start;
        _buffer.AsSpan(_start, rest).CopyTo(larger);
        Return();
        (_buffer, _start, _end) = (larger, 0, rest);
    }

    private void Return()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        (_buffer, _start, _end) = ([], 0, 0);
    }
}
