using System.Collections.Concurrent;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>The activations of this process, at most one per grain.</summary>
internal sealed class GrainCatalog
{
    private readonly ConcurrentDictionary<GrainId, GrainActivation> _activations = new();
    private readonly GrainRuntime _runtime;
    private readonly Lazy<GrainClassMap> _classes;
    private ITimer? _collectionTimer;

    public GrainCatalog(GrainRuntime runtime)
    {
        _runtime = runtime;
        _classes = new Lazy<GrainClassMap>(() => GrainClassMap.Scan(runtime.CollectionOptions));
    }

    public GrainClassMap Classes => _classes.Value;

    public GrainTarget CreateTarget(GrainClass grainClass, string key) =>
        new(this, grainClass, GrainId.Create(grainClass.GrainType, key));

    public GrainTarget CreateTarget(GrainActivation activation) =>
        new(this, activation.GrainClass, activation.GrainId);

    public void Dispatch(GrainTarget target, GrainCall call)
    {
        while (true)
        {
            if (!_activations.TryGetValue(target.GrainId, out var activation))
            {
                if (!_runtime.AcceptsActivations)
                {
                    call.TryFail(new SiloUnavailableException(
                        $"The silo is stopping and activates no more grains: {call} of {target.GrainId}."));
                    return;
                }

                activation = Create(target, call);
            }

            if (activation.TryReceive(call))
            {
                return;
            }

            Remove(activation);
        }
    }

    /// <summary>Takes an activation that has ended off the list, unless its successor is there already.</summary>
    public void Remove(GrainActivation activation) =>
        _activations.TryRemove(new KeyValuePair<GrainId, GrainActivation>(activation.GrainId, activation));

    public void StartCollecting()
    {
        var quantum = _runtime.CollectionOptions.CollectionQuantum;
        _collectionTimer = _runtime.TimeProvider.CreateTimer(_ => CollectIdle(), null, quantum, quantum);
    }

    public async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        if (_collectionTimer is not null)
        {
            await _collectionTimer.DisposeAsync();
        }

        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating.");
        while (!_activations.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            var ending = _activations.Values.ToArray();
            foreach (var activation in ending)
            {
                activation.Deactivate(reason, cancellationToken);
            }

            // Activations stuck in a call would hold up the end of the process; they are left behind.
            await Task.WhenAll(ending.Select(activation => activation.Deactivated))
                .WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private GrainActivation Create(GrainTarget target, GrainCall firstCall)
    {
        var created = new GrainActivation(_runtime, this, target.GrainClass, target.GrainId);
        var activation = _activations.GetOrAdd(target.GrainId, created);
        if (ReferenceEquals(activation, created))
        {
            created.Activate(firstCall.RequestContextData);
        }

        return activation;
    }

    private void CollectIdle()
    {
        foreach (var (_, activation) in _activations)
        {
            activation.DeactivateIfIdle();
        }
    }
}
