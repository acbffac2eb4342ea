namespace Tracking.Grains.Sweeping;

/// <summary>
/// Calls many grains a bounded number at a time: hundreds of calls at once from within the silo starve its thread pool.
/// </summary>
internal static class Waves
{
    /// <summary>Calls under way at once; about the number that keeps two cores and one group commit busy.</summary>
    internal const int Width = 64;

    public static Task ForEachAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellationToken },
            call);
}
