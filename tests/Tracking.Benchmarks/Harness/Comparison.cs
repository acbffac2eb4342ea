using System.Diagnostics;
using System.Globalization;

namespace Tracking.Benchmarks.Harness;

/// <summary>
/// Times two ways of doing the same. Rounds alternate between them, so that a neighbour on the machine or a change of
/// clock speed disturbs both alike, and the figure is the median of the rounds' ratios.
/// </summary>
/// <param name="scale">How many operations and rounds.</param>
/// <param name="baseline">Runs some of the operations the usual way and answers a checksum of what was found.</param>
/// <param name="candidate">The same, our way.</param>
internal sealed class Comparison(BenchmarkScale scale, Func<Range, long> baseline, Func<Range, long> candidate)
{
    // Tiered compilation replaces a loop's code after some 30 calls or 50,000 turns, on another thread.
    private const int WarmUpRounds = 40;

    public ComparisonResult Run()
    {
        for (var round = 0; round < Math.Min(scale.Rounds, WarmUpRounds); round++)
        {
            Measure(round, baseline);
            Measure(round, candidate);
        }

        var pairs = new List<(Measurement Baseline, Measurement Candidate)>();
        for (var round = 0; round < scale.Rounds; round++)
        {
            var pair = (Baseline: Measure(round, baseline), Candidate: Measure(round, candidate));
            if (pair.Baseline.Checksum != pair.Candidate.Checksum)
            {
                throw new InvalidOperationException(
                    $"the sides disagree in round {round}: {pair.Baseline.Checksum} and {pair.Candidate.Checksum}");
            }

            pairs.Add(pair);
        }

        return new ComparisonResult(
            Median(pairs.Select(static pair => pair.Baseline)),
            Median(pairs.Select(static pair => pair.Candidate)),
            Median(pairs.Select(static pair => Ratio(pair.Baseline, pair.Candidate))));
    }

    public void Report(string title, TextWriter output)
    {
        var result = Run();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {result.Ratio:F1} x ({result.Baseline.NanosecondsPerOperation:F0} ns and "
            + $"{result.Baseline.BytesPerOperation:F0} B -> {result.Candidate.NanosecondsPerOperation:F1} ns and "
            + $"{result.Candidate.BytesPerOperation:F0} B), "
            + $"{scale.Rounds} rounds of {scale.OperationsPerRound} operations"));
    }

    private static double Ratio(Measurement baseline, Measurement candidate) =>
        baseline.NanosecondsPerOperation / candidate.NanosecondsPerOperation;

    private Measurement Measure(int round, Func<Range, long> side)
    {
        var slices = scale.Operations / scale.OperationsPerRound;
        var start = round % slices * scale.OperationsPerRound;
        var operations = start..(start + scale.OperationsPerRound);
        // Once untimed: the other side has just filled the processor's caches with its own data, and loading one's own
        // again would weigh most on the side that is fast. What counts is the cost in a run of look-ups.
        side(operations);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        var checksum = side(operations);
        var elapsed = Stopwatch.GetElapsedTime(began);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Measurement
        {
            NanosecondsPerOperation = elapsed.TotalNanoseconds / scale.OperationsPerRound,
            BytesPerOperation = (double)bytes / scale.OperationsPerRound,
            Checksum = checksum,
        };
    }

    private static Measurement Median(IEnumerable<Measurement> runs)
    {
        var sorted = runs.OrderBy(static run => run.NanosecondsPerOperation).ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
