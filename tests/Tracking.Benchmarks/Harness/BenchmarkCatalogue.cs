namespace Tracking.Benchmarks.Harness;

/// <summary>Finds the benchmarks of this assembly.</summary>
internal static class BenchmarkCatalogue
{
    public static IReadOnlyList<IBenchmark> All() =>
    [
        .. typeof(IBenchmark).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false })
            .Where(static type => type.IsAssignableTo(typeof(IBenchmark)))
            .Select(static type => (IBenchmark)Activator.CreateInstance(type)!)
            .OrderBy(static benchmark => benchmark.Name, StringComparer.Ordinal),
    ];
}
