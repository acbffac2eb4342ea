namespace Tracking.Benchmarks.Harness;

/// <summary>
/// One question about cost. A class that implements it and has a constructor without parameters is found by scanning:
/// adding a benchmark is adding one file, whose head states the question, the budget, the command and the last result.
/// </summary>
internal interface IBenchmark
{
    /// <summary>What to call it on the command line.</summary>
    string Name { get; }

    /// <summary>Prepares its data from a fixed seed, measures, and prints what it found.</summary>
    void Run(BenchmarkScale scale, TextWriter output);
}
