using System.Collections.Concurrent;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Timers;

/// <summary>The ticks of one <see cref="ITickGrain"/>.</summary>
internal sealed class TickLog
{
    private static readonly ConcurrentDictionary<string, TickLog> Logs = new();
    private readonly SemaphoreSlim _ticks = new(0);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TickLog Of(string key) => Logs.GetOrAdd(key, _ => new TickLog());

    public Task CancelledAsync() => _cancelled.Task.WaitAsync(Safety.Net);

    public void Add() => _ticks.Release();

    public void AddCancellation() => _cancelled.TrySetResult();

    public async Task TickedAsync() => Assert.True(await _ticks.WaitAsync(Safety.Net), "The timer did not tick.");

    public bool HasNewTick() => _ticks.Wait(0);

    public void Forget()
    {
        while (_ticks.Wait(0))
        {
        }
    }
}
