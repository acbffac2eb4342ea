using System.Collections.Concurrent;
using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>What happened to the activations of one <see cref="ILifeGrain"/>.</summary>
internal sealed class LifeLog
{
    private static readonly ConcurrentDictionary<string, LifeLog> Logs = new();
    private readonly SemaphoreSlim ended = new(0);
    private readonly ConcurrentQueue<DeactivationReasonCode> ends = new();
    private Exception? nextFailure;
    private int activations;
    private int disposals;

    public IReadOnlyCollection<DeactivationReasonCode> Ends => ends;

    public int Disposals => disposals;

    public static LifeLog Of(string key) => Logs.GetOrAdd(key, _ => new LifeLog());

    public int AddActivation() => Interlocked.Increment(ref activations);

    public void AddEnd(DeactivationReasonCode code)
    {
        ends.Enqueue(code);
        ended.Release();
    }

    public void AddDisposal() => Interlocked.Increment(ref disposals);

    /// <summary>Lets the next activation fail.</summary>
    public void FailNext(Exception failure) => nextFailure = failure;

    public Exception? TakeFailure() => Interlocked.Exchange(ref nextFailure, null);

    public async Task EndedAsync() => Assert.True(await ended.WaitAsync(Safety.Net), "The activation did not end.");
}
