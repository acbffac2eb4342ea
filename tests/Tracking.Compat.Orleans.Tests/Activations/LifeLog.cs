using System.Collections.Concurrent;
using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>What happened to the activations of one <see cref="ILifeGrain"/>.</summary>
internal sealed class LifeLog
{
    private static readonly ConcurrentDictionary<string, LifeLog> Logs = new();
    private readonly SemaphoreSlim _ended = new(0);
    private readonly ConcurrentQueue<DeactivationReasonCode> _ends = new();
    private Exception? _nextFailure;
    private int _activations;
    private int _disposals;

    public IReadOnlyCollection<DeactivationReasonCode> Ends => _ends;

    public int Disposals => _disposals;

    public static LifeLog Of(string key) => Logs.GetOrAdd(key, _ => new LifeLog());

    public int AddActivation() => Interlocked.Increment(ref _activations);

    public void AddEnd(DeactivationReasonCode code)
    {
        _ends.Enqueue(code);
        _ended.Release();
    }

    public void AddDisposal() => Interlocked.Increment(ref _disposals);

    /// <summary>Lets the next activation fail.</summary>
    public void FailNext(Exception failure) => _nextFailure = failure;

    public Exception? TakeFailure() => Interlocked.Exchange(ref _nextFailure, null);

    public async Task EndedAsync() => Assert.True(await _ended.WaitAsync(Safety.Net), "The activation did not end.");
}
