namespace Tracking.Client.Spools;

/// <summary>A segment file as the spool keeps it in mind.</summary>
/// <param name="path">The file.</param>
/// <param name="firstNumber">The number of its first entry.</param>
internal sealed class Segment(string path, long firstNumber)
{
    public string Path { get; } = path;

    public long FirstNumber { get; } = firstNumber;

    /// <summary>The number of the entry after its last one.</summary>
    public long EndNumber { get; set; } = firstNumber;

    /// <summary>Its length, as far as it is whole.</summary>
    public long Bytes { get; set; } = SegmentFormat.HeaderBytes;
}
