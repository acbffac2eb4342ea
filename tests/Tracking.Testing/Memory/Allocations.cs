namespace Tracking.Testing.Memory;

/// <summary>Measures what code allocates on its own thread.</summary>
public static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// The bytes that <paramref name="action"/> allocates. A collection that another test causes is charged to the thread
    /// now and then, so it runs several times and the least counts; the first run also warms it up.
    /// </summary>
    public static long Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var least = long.MaxValue;
        for (var i = 0; i < Attempts; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
