using System.Collections.Concurrent;

namespace Tracking.Compat.Orleans.Tests.Silos;

/// <summary>Holds code inside grains until the test lets it go; both run in one process in either build.</summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Gates = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Gate Of(string key) => Gates.GetOrAdd(key, _ => new Gate());

    /// <summary>Called inside a grain: reports arrival and waits.</summary>
    public Task PassAsync()
    {
        _arrived.Release();
        return _opened.Task;
    }

    /// <summary>Called by the test: waits for one more arrival.</summary>
    public async Task ArrivedAsync() =>
        Assert.True(await _arrived.WaitAsync(Safety.Net), "Nobody arrived at the gate.");

    public bool HasNewArrival() => _arrived.Wait(0);

    public void Open() => _opened.TrySetResult();
}
