namespace Tracking.Benchmarks.Harness;

/// <summary>How much to measure.</summary>
/// <param name="Rounds">How often each side of a comparison runs.</param>
/// <param name="Operations">How many operations are prepared.</param>
/// <param name="OperationsPerRound">How many of them one round runs; the rounds take turns through all of them.</param>
internal sealed record BenchmarkScale(int Rounds, int Operations, int OperationsPerRound)
{
    /// <summary>
    /// For a figure. Rounds of a few milliseconds mostly fall between two disturbances by neighbours on the machine,
    /// and there are enough of them that the others do not move the median.
    /// </summary>
    public static BenchmarkScale Full { get; } = new(Rounds: 300, Operations: 200_000, OperationsPerRound: 10_000);

    /// <summary>For the tests: that the benchmark still runs and both sides still agree.</summary>
    public static BenchmarkScale Smoke { get; } = new(Rounds: 2, Operations: 2_000, OperationsPerRound: 1_000);
}
