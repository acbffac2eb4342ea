using System.Collections.Concurrent;
using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>
/// Gives one path for each combination of regions, so that locating a point allocates nothing once its combination was
/// seen. A tree: from the path so far and the next level's region to the longer path.
/// </summary>
internal sealed class RegionPathCache(int capacity)
{
    /// <summary>
    /// Combinations kept: China has about 3,200 from province to county, and slivers where borders of two levels differ
    /// make some more. Beyond it paths are made anew each time: slower, never wrong.
    /// </summary>
    public const int DefaultCapacity = 100_000;

    private readonly ConcurrentDictionary<long, Step> _steps = new();
    private int _count;

    public Step Root { get; } = new(0, []);

    public int Count => Volatile.Read(ref _count);

    /// <param name="from">The path so far.</param>
    /// <param name="region">The next region's number in the whole set.</param>
    /// <param name="level">Its level.</param>
    /// <param name="code">Its code.</param>
    public Step Next(Step from, int region, string level, string code)
    {
        // A step that is not kept has no number of its own, so nothing that follows it may be kept either.
        if (from.Number < 0)
        {
            return from.Then(Step.NotKept, level, code);
        }

        var key = ((long)from.Number << 32) | (uint)region;
        return _steps.TryGetValue(key, out var step) ? step : Add(key, from, level, code);
    }

    private Step Add(long key, Step from, string level, string code)
    {
        if (Count >= capacity)
        {
            return from.Then(Step.NotKept, level, code);
        }

        // Two threads may both get here: one step is kept, and the other's number is never used.
        return _steps.GetOrAdd(key, from.Then(Interlocked.Increment(ref _count), level, code));
    }

    internal sealed class Step(int number, (string Level, string Code)[] regions)
    {
        public const int NotKept = -1;

        public int Number { get; } = number;

        public RegionPath Path { get; } = regions.Length == 0 ? RegionPath.Empty : RegionPath.Of(regions);

        public Step Then(int number, string level, string code) => new(number, [.. regions, (level, code)]);
    }
}
