namespace Tracking.Benchmarks.Harness;

/// <summary>One timed run.</summary>
internal readonly record struct Measurement
{
    /// <summary>Wall time over operations.</summary>
    public required double NanosecondsPerOperation { get; init; }

    /// <summary>What the running thread allocated, over operations.</summary>
    public required double BytesPerOperation { get; init; }

    /// <summary>What the operations found: both sides of a comparison must find the same.</summary>
    public required long Checksum { get; init; }
}
