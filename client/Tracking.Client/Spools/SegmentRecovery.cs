namespace Tracking.Client.Spools;

/// <summary>
/// Finds the segments that an earlier process left. Only the last of them can have a torn end, from a write that never
/// finished and so was never confirmed: it is cut off. Damage anywhere else is not ours to hide.
/// </summary>
internal static class SegmentRecovery
{
    /// <returns>The segments in order, and how many bytes were cut off.</returns>
    /// <exception cref="SpoolFailedException">A segment is damaged before its end, or one is missing.</exception>
    public static (List<Segment> Segments, long CutBytes) Run(string folder)
    {
        var files = Directory.GetFiles(folder, "*" + SegmentFormat.Ending).Order(StringComparer.Ordinal).ToList();
        var segments = new List<Segment>();
        var cutBytes = 0L;
        foreach (var file in files)
        {
            var isLast = file == files[^1];
            var (segment, tornBytes) = Scan(file, isLast);
            cutBytes += tornBytes;
            if (segment is null)
            {
                continue;
            }

            if (segments.Count > 0 && segments[^1].EndNumber != segment.FirstNumber)
            {
                throw SpoolFailedException.Damaged(
                    file,
                    $"begins with entry {segment.FirstNumber}, but the file before ends with "
                    + $"{segments[^1].EndNumber - 1}");
            }

            segments.Add(segment);
        }

        return (segments, cutBytes);
    }

    private static (Segment? Segment, long TornBytes) Scan(string file, bool isLast)
    {
        using var reader = SegmentReader.TryOpen(file);
        if (reader is null)
        {
            return isLast
                ? (null, Delete(file))
                : throw SpoolFailedException.Damaged(file, "does not begin as a spool file does");
        }

        var segment = new Segment(file, reader.NextNumber);
        while (reader.TryRead(wantsPosition: false, out _))
        {
        }

        (segment.EndNumber, segment.Bytes) = (reader.NextNumber, reader.WholeBytes);
        var tornBytes = reader.FileBytes - reader.WholeBytes;
        if (tornBytes > 0)
        {
            if (!isLast)
            {
                throw SpoolFailedException.Damaged(file, $"is damaged at byte {reader.WholeBytes}");
            }

            Truncate(file, reader.WholeBytes);
        }

        if (isLast && segment.EndNumber == segment.FirstNumber)
        {
            // Begun and never used: its name is the next one's.
            File.Delete(file);
            return (null, tornBytes);
        }

        return (segment, tornBytes);
    }

    private static long Delete(string file)
    {
        var bytes = new FileInfo(file).Length;
        File.Delete(file);
        return bytes;
    }

    private static void Truncate(string file, long bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.SetLength(bytes);
        stream.Flush(flushToDisk: true);
    }
}
