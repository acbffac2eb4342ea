using Tracking.V1;

namespace Tracking.Client.Spools;

/// <summary>
/// Reads one segment's records from the first on, also while another handle appends to it. Stops at the first that is
/// not whole.
/// </summary>
internal sealed class SegmentReader : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream _file;
    private byte[] _record = new byte[512];

    private SegmentReader(FileStream file, long firstNumber)
    {
        _file = file;
        NextNumber = firstNumber;
        WholeBytes = SegmentFormat.HeaderBytes;
    }

    /// <summary>The number of the entry that <see cref="TryRead"/> reads next.</summary>
    public long NextNumber { get; private set; }

    /// <summary>How many bytes from the start are whole, as far as was read.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>The file's length now.</summary>
    public long FileBytes => _file.Length;

    /// <summary>Null when the file does not begin with a whole header.</summary>
    public static SegmentReader? TryOpen(string path)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
        try
        {
            var header = new byte[SegmentFormat.HeaderBytes];
            var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (SegmentFormat.ReadHeader(header.AsSpan(0, length)) is { } firstNumber)
            {
                return new SegmentReader(file, firstNumber);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Whether there was another whole record; its position is parsed only when it is asked for.</summary>
    public bool TryRead(bool wantsPosition, out Position? position)
    {
        position = null;
        var start = _file.Position;
        var header = _record.AsSpan(0, SegmentFormat.RecordHeaderBytes);
        if (_file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && SegmentFormat.PayloadLength(header) is > 0 and var length
            && TryReadPayload(length, out var record))
        {
            position = wantsPosition ? Position.Parser.ParseFrom(record[SegmentFormat.RecordHeaderBytes..]) : null;
            NextNumber++;
            WholeBytes += record.Length;
            return true;
        }

        // What is not whole yet may be once more was appended.
        _file.Position = start;
        return false;
    }

    public void Dispose() => _file.Dispose();

    private bool TryReadPayload(int length, out ReadOnlySpan<byte> record)
    {
        var recordLength = SegmentFormat.RecordHeaderBytes + length;
        if (_record.Length < recordLength)
        {
            Array.Resize(ref _record, recordLength);
        }

        record = _record.AsSpan(0, recordLength);
        var payload = _record.AsSpan(SegmentFormat.RecordHeaderBytes, length);
        return _file.ReadAtLeast(payload, length, throwOnEndOfStream: false) == length && SegmentFormat.IsWhole(record);
    }
}
