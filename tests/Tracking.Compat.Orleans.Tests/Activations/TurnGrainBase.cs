using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>The code of both turn grains.</summary>
public abstract class TurnGrainBase : Grain
{
    private int count;
    private int inside;
    private int mostInside;

    /// <summary>Waits at a gate.</summary>
    public async Task<int> HoldAsync(string gate)
    {
        mostInside = Math.Max(mostInside, ++inside);
        await Gate.Of(gate).PassAsync();
        inside--;
        return mostInside;
    }

    /// <summary>Waits at a gate.</summary>
    public Task<int> HoldReadOnlyAsync(string gate) => HoldAsync(gate);

    /// <summary>Waits at a gate.</summary>
    public Task<int> HoldInterleavingAsync(string gate) => HoldAsync(gate);

    /// <summary>Counts, with awaits between reading and writing.</summary>
    public async Task IncrementAsync()
    {
        var read = count;
        await Task.Yield();
        await Task.Run(() => { });
        count = read + 1;
    }

    /// <summary>The count.</summary>
    public Task<int> GetCountAsync() => Task.FromResult(count);

    /// <summary>Awaits in several ways.</summary>
    public async Task<bool> StaysOnItsSchedulerAsync()
    {
        var scheduler = TaskScheduler.Current;
        var same = scheduler != TaskScheduler.Default;
        await Task.Yield();
        same &= scheduler == TaskScheduler.Current;
        await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        same &= scheduler == TaskScheduler.Current;
        await Task.Run(() => { });
        return same && scheduler == TaskScheduler.Current;
    }
}
