using System.Buffers;
using System.IO.Compression;
using Grpc.Core;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>
/// Writes whole frames, prefix and payload, one after the other; one for each direction of a call. A message of known
/// length goes straight to the destination; one of unknown length, or to be compressed, by way of a pooled buffer.
/// </summary>
internal sealed class MessageSerializer(int? maxMessageLength) : SerializationContext
{
    private readonly PooledBuffer _plain = new();
    private readonly PooledBuffer _compressed = new();
    private IBufferWriter<byte>? _destination;
    private int? _announcedLength;
    private bool _isPrefixWritten;
    private bool _isComplete;

    /// <summary>The value of <c>grpc-encoding</c> for this direction, or null to send messages as they are.</summary>
    public string? Encoding { get; set; }

    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.Fastest;

    private bool GoesStraight { get; set; }

    public void Write<T>(
        T message,
        Action<T, SerializationContext> serializer,
        WriteOptions? options,
        IBufferWriter<byte> destination)
    {
        var noCompress = ((options?.Flags ?? default) & WriteFlags.NoCompress) != 0;
        _destination = destination;
        _announcedLength = null;
        _isPrefixWritten = false;
        _isComplete = false;
        GoesStraight = Encoding is null || noCompress;
        try
        {
            serializer(message, this);
            if (!_isComplete)
            {
                throw new InvalidOperationException("The marshaller did not complete the message.");
            }
        }
        finally
        {
            _destination = null;
            _plain.Release();
            _compressed.Release();
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        // Checked before the payload is written, so that nothing of it reaches the destination.
        Check(payloadLength);
        _announcedLength = payloadLength;
        (_destination as PooledBuffer)?.Reserve(FrameHeader.Length + payloadLength);
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        if (!GoesStraight || _announcedLength is not { } length)
        {
            return _plain;
        }

        if (!_isPrefixWritten)
        {
            FrameHeader.Write(Destination, isCompressed: false, length);
            _isPrefixWritten = true;
        }

        return Destination;
    }

    public override void Complete()
    {
        if (!GoesStraight || _announcedLength is null)
        {
            WriteFrame(_plain.Span);
        }

        _isComplete = true;
    }

    public override void Complete(byte[] payload)
    {
        WriteFrame(payload);
        _isComplete = true;
    }

    private IBufferWriter<byte> Destination =>
        _destination ?? throw new InvalidOperationException("No message is being written.");

    private void WriteFrame(ReadOnlySpan<byte> payload)
    {
        Check(payload.Length);
        if (!GoesStraight)
        {
            var output = new BufferStream(_compressed);
            using (var deflating = MessageEncoding.Deflating(Encoding!, output, CompressionLevel))
            {
                deflating.Write(payload);
            }

            payload = _compressed.Span;
        }

        FrameHeader.Write(Destination, !GoesStraight, payload.Length);
        Destination.Write(payload);
    }

    private void Check(int length)
    {
        if (length > maxMessageLength)
        {
            throw MessageLimits.SendingTooLarge();
        }
    }
}
