using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Google.Protobuf;
using Tracking.V1;

namespace Tracking.Client.Spools;

/// <summary>
/// The bytes of a segment file, all numbers little-endian:
/// <code>
/// offset  size  header
///      0     8  "TRKSPL01"
///      8     8  number of its first entry
///     16     4  CRC-32C of the 16 bytes before
/// then one record after the other:
///      0     4  length of the payload, 1 to 65,536
///      4     4  CRC-32C of the length and the payload
///      8        payload: tracking.v1.Position
/// </code>
/// A record that is cut off or does not fit its checksum ends the file.
/// </summary>
internal static class SegmentFormat
{
    public const int HeaderBytes = 20;
    public const int RecordHeaderBytes = 8;

    /// <summary>A position is some 60 bytes; one with an absurd vehicle id must still fit into a message.</summary>
    public const int MaximumPayloadBytes = 64 * 1024;

    public const string Ending = ".spool";

    private static readonly byte[] Mark = "TRKSPL01"u8.ToArray();

    /// <summary>Names sort by number.</summary>
    public static string FileName(long firstNumber) =>
        firstNumber.ToString("D20", CultureInfo.InvariantCulture) + Ending;

    public static byte[] Header(long firstNumber)
    {
        var header = new byte[HeaderBytes];
        Mark.CopyTo(header, 0);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), firstNumber);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), Checksum(header.AsSpan(0, 16)));
        return header;
    }

    /// <summary>The number of the first entry; null when the bytes are no header.</summary>
    public static long? ReadHeader(ReadOnlySpan<byte> header) =>
        header.Length == HeaderBytes
        && header[..8].SequenceEqual(Mark)
        && BinaryPrimitives.ReadUInt32LittleEndian(header[16..]) == Checksum(header[..16])
            ? BinaryPrimitives.ReadInt64LittleEndian(header[8..])
            : null;

    /// <exception cref="ArgumentException">The position is larger than a record may be.</exception>
    public static byte[] Record(Position position)
    {
        var size = position.CalculateSize();
        if (size is 0 or > MaximumPayloadBytes)
        {
            throw new ArgumentException(
                $"a position of {size} bytes; a spool takes 1 to {MaximumPayloadBytes}", nameof(position));
        }

        var record = new byte[RecordHeaderBytes + size];
        BinaryPrimitives.WriteInt32LittleEndian(record, size);
        position.WriteTo(record.AsSpan(RecordHeaderBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), RecordChecksum(record));
        return record;
    }

    /// <summary>The length of a record's payload; 0 when the bytes cannot be a record's header.</summary>
    public static int PayloadLength(ReadOnlySpan<byte> recordHeader)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(recordHeader);
        return length is > 0 and <= MaximumPayloadBytes ? length : 0;
    }

    public static bool IsWhole(ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == RecordChecksum(record);

    public static uint Checksum(ReadOnlySpan<byte> bytes) => ~Extend(uint.MaxValue, bytes);

    private static uint RecordChecksum(ReadOnlySpan<byte> record) =>
        ~Extend(Extend(uint.MaxValue, record[..4]), record[RecordHeaderBytes..]);

    private static uint Extend(uint checksum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            checksum = BitOperations.Crc32C(checksum, one);
        }

        return checksum;
    }
}
