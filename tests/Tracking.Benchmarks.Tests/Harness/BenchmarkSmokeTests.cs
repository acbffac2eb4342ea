using Tracking.Benchmarks.Harness;

namespace Tracking.Benchmarks.Tests.Harness;

/// <summary>
/// Every benchmark runs once with tiny parameters, so that none rots; what it prints as a time means nothing here.
/// </summary>
public sealed class BenchmarkSmokeTests
{
    public static TheoryData<string> Names => [.. BenchmarkCatalogue.All().Select(static benchmark => benchmark.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Benchmark_TinyScale_RunsAndReports(string name)
    {
        using var output = new StringWriter();
        BenchmarkCatalogue.All().Single(benchmark => benchmark.Name == name).Run(BenchmarkScale.Smoke, output);
        Assert.Contains(name, output.ToString(), StringComparison.Ordinal);
    }
}
