namespace Tracking.Benchmarks.Harness;

/// <summary>One timed run.</summary>
/// <param name="NanosecondsPerOperation">Wall time over operations.</param>
/// <param name="BytesPerOperation">What the running thread allocated, over operations.</param>
/// <param name="Checksum">What the operations found: both sides of a comparison must find the same.</param>
internal readonly record struct Measurement(double NanosecondsPerOperation, double BytesPerOperation, long Checksum);
