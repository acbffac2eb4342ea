using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>The code of both turn grains.</summary>
public abstract class TurnGrainBase : Grain
{
    private int _count;
    private int _inside;
    private int _mostInside;

    /// <summary>Waits at a gate.</summary>
    public async Task<int> HoldAsync(string gate)
    {
        _mostInside = Math.Max(_mostInside, ++_inside);
        await Gate.Of(gate).PassAsync();
        _inside--;
        return _mostInside;
    }

    /// <summary>Waits at a gate.</summary>
    public Task<int> HoldReadOnlyAsync(string gate) => HoldAsync(gate);

    /// <summary>Waits at a gate.</summary>
    public Task<int> HoldInterleavingAsync(string gate) => HoldAsync(gate);

    /// <summary>Counts, with awaits between reading and writing.</summary>
    public async Task IncrementAsync()
    {
        var read = _count;
        await Task.Yield();
        await Task.Run(() => { });
        _count = read + 1;
    }

    /// <summary>The count.</summary>
    public Task<int> GetCountAsync() => Task.FromResult(_count);

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
