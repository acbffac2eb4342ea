using Tracking.Grains.Sweeping;
using Tracking.Grains.Tests.Silos;

namespace Tracking.Grains.Tests.Sweeping;

public sealed class WavesTests
{
    [Fact]
    public async Task ForEach_ManyItems_CallsEachOnceAndABoundedNumberAtATime()
    {
        var (running, most, called) = (0, 0, 0);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Waves.ForEachAsync(
            Enumerable.Range(0, 500),
            async (_, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                if (Volatile.Read(ref most) >= Waves.Width)
                {
                    full.TrySetResult();
                }

                await full.Task;
                Interlocked.Increment(ref called);
                Interlocked.Decrement(ref running);
            },
            CancellationToken.None);
        await all.WaitAsync(Safety.Net);
        Assert.Equal((500, Waves.Width), (called, most));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
