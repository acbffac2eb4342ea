using System.Buffers.Binary;

namespace Tracking.Client.Spools;

/// <summary>
/// The number up to which everything is acknowledged, in a file of 12 bytes: the number and its CRC-32C. It is written
/// without fsync: if it is lost, what it told is sent again, and the server counts that as duplicate.
/// </summary>
internal sealed class AcknowledgedMark : IDisposable
{
    public const string FileName = "acknowledged";
    private const int Length = 12;

    private readonly FileStream _file;

    public AcknowledgedMark(string folder)
    {
        _file = new FileStream(
            Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var bytes = new byte[Length];
        var isWhole = _file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false) == Length
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) == SegmentFormat.Checksum(bytes.AsSpan(0, 8));
        Number = isWhole ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;
    }

    /// <summary>0 when nothing is.</summary>
    public long Number { get; private set; }

    public void Write(long number)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), SegmentFormat.Checksum(bytes.AsSpan(0, 8)));
        RandomAccess.Write(_file.SafeFileHandle, bytes, fileOffset: 0);
        Number = number;
    }

    public void Dispose() => _file.Dispose();
}
