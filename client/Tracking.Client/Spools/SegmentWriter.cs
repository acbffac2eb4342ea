namespace Tracking.Client.Spools;

/// <summary>
/// Appends records to the newest segment and begins the next one when it is full. A write that fails is taken back, so
/// that what was not confirmed is not there; where even that fails, the writer takes nothing more.
/// </summary>
/// <remarks>
/// A new file's name is made durable by the file's own fsync on the file systems in use (ext4, XFS, Btrfs, NTFS, APFS).
/// </remarks>
internal sealed class SegmentWriter(string folder, SpoolOptions options) : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private FileStream? _file;
    private Segment? _segment;
    private Exception? _broken;

    /// <summary>Where the records went, if that is a segment that the caller has not seen; they are durable.</summary>
    /// <exception cref="IOException">They are not, and none of them was kept.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public Segment Append(IReadOnlyList<byte[]> records, long firstNumber)
    {
        if (_broken is not null)
        {
            throw new IOException(_broken.Message, _broken);
        }

        if (_segment is null || _segment.Bytes >= options.SegmentBytes)
        {
            Begin(firstNumber);
        }

        var bytes = records.Sum(static record => (long)record.Length);
        try
        {
            foreach (var record in records)
            {
                _file!.Write(record);
            }

            _file!.Flush(flushToDisk: options.Sync == SpoolSync.Disk);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TakeBack();
            throw;
        }

        _segment!.Bytes += bytes;
        _segment.EndNumber += records.Count;
        return _segment;
    }

    public void Dispose() => _file?.Dispose();

    private void Begin(long firstNumber)
    {
        _file?.Dispose();
        (_file, _segment) = (null, null);
        var path = Path.Combine(folder, SegmentFormat.FileName(firstNumber));
        try
        {
            // The records of one append leave in few writes; a buffer that is flushed holds nothing back.
            _file = new FileStream(
                path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete, BufferBytes);
            _file.Write(SegmentFormat.Header(firstNumber));
            _segment = new Segment(path, firstNumber);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next append begins the same file again.
            _file?.Dispose();
            _file = null;
            throw;
        }
    }

    private void TakeBack()
    {
        // The stream's buffer may still hold what could not be written: it is closed, and the file cut by its name.
        var segment = _segment!;
        try
        {
            Close();
            using var again = new FileStream(segment.Path, FileMode.Open, FileAccess.Write, FileShare.Read);
            again.SetLength(segment.EndNumber == segment.FirstNumber ? 0 : segment.Bytes);
            again.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _broken = fault;
        }
    }

    private void Close()
    {
        var file = _file;
        (_file, _segment) = (null, null);
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // Closing tries once more to write the buffer; that it cannot is known.
        }
    }
}
