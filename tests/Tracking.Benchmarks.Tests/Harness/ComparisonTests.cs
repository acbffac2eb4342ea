using Tracking.Benchmarks.Harness;

namespace Tracking.Benchmarks.Tests.Harness;

public sealed class ComparisonTests
{
    private static readonly BenchmarkScale Once = new(Rounds: 3, Operations: 1, OperationsPerRound: 1);

    [Fact]
    public void Run_SidesThatDisagree_IsRefused()
    {
        var comparison = new Comparison(Once, static _ => 1, static _ => 2);
        Assert.Throws<InvalidOperationException>(() => comparison.Run());
    }

    [Fact]
    public void Run_SideThatAllocates_ReportsItsBytes()
    {
        var kept = new List<byte[]>();
        var result = new Comparison(Once, _ => Keep(kept, 100_000), static _ => 0).Run();
        Assert.InRange(result.Baseline.BytesPerOperation, 100_000, 110_000);
        Assert.InRange(result.Candidate.BytesPerOperation, 0, 1_000);
    }

    private static long Keep(List<byte[]> kept, int bytes)
    {
        kept.Add(new byte[bytes]);
        return 0;
    }
}
