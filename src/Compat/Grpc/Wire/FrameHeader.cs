using System.Buffers;
using System.Buffers.Binary;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>
/// What stands before each message (PROTOCOL-HTTP2, "Length-Prefixed-Message"):
/// <code>
/// offset  length  content
///      0       1  0 = as it is, 1 = compressed as the header grpc-encoding says
///      1       4  length of what follows, big-endian, unsigned
/// </code>
/// </summary>
internal readonly record struct FrameHeader(bool IsCompressed, int PayloadLength)
{
    public const int Length = 5;

    public static FrameHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] > 1)
        {
            throw new InvalidDataException("Unexpected compressed flag value in message header.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        if (length > int.MaxValue)
        {
            throw new InvalidDataException($"Message too large: {length} bytes.");
        }

        return new FrameHeader(bytes[0] == 1, (int)length);
    }

    public static bool TryRead(in ReadOnlySequence<byte> buffer, out FrameHeader header)
    {
        if (buffer.Length < Length)
        {
            header = default;
            return false;
        }

        if (buffer.FirstSpan.Length >= Length)
        {
            header = Read(buffer.FirstSpan);
            return true;
        }

        Span<byte> bytes = stackalloc byte[Length];
        buffer.Slice(0, Length).CopyTo(bytes);
        header = Read(bytes);
        return true;
    }

    public static void Write(IBufferWriter<byte> writer, bool isCompressed, int payloadLength)
    {
        var bytes = writer.GetSpan(Length);
        bytes[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], (uint)payloadLength);
        writer.Advance(Length);
    }
}
