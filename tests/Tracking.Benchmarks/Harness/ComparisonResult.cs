namespace Tracking.Benchmarks.Harness;

/// <summary>What a comparison found; medians over its rounds.</summary>
/// <param name="Baseline">The side to beat.</param>
/// <param name="Candidate">Ours.</param>
/// <param name="Ratio">
/// The median over rounds of baseline time over candidate time: how many times faster ours is.
/// </param>
internal sealed record ComparisonResult(Measurement Baseline, Measurement Candidate, double Ratio);
