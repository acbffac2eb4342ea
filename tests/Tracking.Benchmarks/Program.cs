using Tracking.Benchmarks.Harness;

// dotnet run -c Release --project tests/Tracking.Benchmarks -- [name…]
// Without a name every benchmark runs, by name.
var known = BenchmarkCatalogue.All();
var unknown = args.Except(known.Select(static benchmark => benchmark.Name)).ToArray();
if (unknown.Length > 0)
{
    var names = string.Join(", ", known.Select(static benchmark => benchmark.Name));
    Console.Error.WriteLine($"no benchmark '{unknown[0]}': there are {names}");
    return 2;
}

foreach (var benchmark in known.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
{
    benchmark.Run(BenchmarkScale.Full, Console.Out);
}

return 0;
