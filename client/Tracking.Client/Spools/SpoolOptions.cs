namespace Tracking.Client.Spools;

/// <summary>Where a spool lies and how large it may grow.</summary>
public sealed record SpoolOptions
{
    /// <summary>The least that <see cref="MaximumBytes"/> may be: 1 MiB, some 15,000 positions.</summary>
    public const long LeastBytes = 1024 * 1024;

    private const long LargestSegmentBytes = 4 * 1024 * 1024;

    /// <summary>The folder of the spool's files, made when it is missing; of one process at a time.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The most that its files may take together, in bytes; 256 MiB if not set, about 4 million positions: 11 hours of
    /// 100 vehicles at one position a second. When it is full, new positions are refused (<see
    /// cref="SpoolFullException"/>); none is ever dropped.
    /// </summary>
    public long MaximumBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>When an append counts as done; <see cref="SpoolSync.Disk"/> if not set.</summary>
    public SpoolSync Sync { get; init; }

    /// <summary>
    /// The size at which a new file is begun. Files go as a whole once all in them is acknowledged, so a sixteenth of
    /// the spool at most is taken up by what is not needed any more.
    /// </summary>
    internal long SegmentBytes => Math.Min(MaximumBytes / 16, LargestSegmentBytes);

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumBytes, LeastBytes);
    }
}
