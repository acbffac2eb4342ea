using Microsoft.Extensions.Logging;
using Orleans.Calls;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams.Memory;

namespace Orleans.Activations;

/// <summary>One activation: decides when each call may start. <see cref="ActivationScheduler"/> runs them.</summary>
/// <remarks>
/// The rule is that of the real runtime. A call that starts while nothing blocks becomes the blocking one, and while
/// it runs only these may start: calls that always interleave, read-only ones beside a read-only one, and all calls
/// of a reentrant class. A grain that awaits a call chain leading back to itself therefore waits until the time-out.
/// </remarks>
internal sealed partial class GrainActivation : IGrainContext, ICallHost
{
    private readonly Lock _gate = new();
    private readonly GrainCatalog _catalog;
    private readonly ActivationScheduler _scheduler;
    private readonly LinkedList<GrainCall> _waiting = new();
    private GrainCall? _blocking;
    private StreamObservers? _streamObservers; // few grains subscribe
    private ActivationState _state = ActivationState.Activating;
    private int _runningCount;

    // Waiting calls that may start although the first one may not: while there is none, nobody looks past the first.
    private int _waitingInterleaverCount;
    private long _lastUsedAt;

    public GrainActivation(GrainRuntime runtime, GrainCatalog catalog, GrainClass grainClass, GrainId grainId)
    {
        Runtime = runtime;
        _catalog = catalog;
        GrainClass = grainClass;
        GrainId = grainId;
        _scheduler = new ActivationScheduler(this);
        _lastUsedAt = runtime.TimeProvider.GetTimestamp();
    }

    public GrainRuntime Runtime { get; }

    public GrainCatalog Catalog => _catalog;

    public GrainClass GrainClass { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    /// <summary>The stream subscriptions that this activation listens to.</summary>
    public StreamObservers StreamObservers => _streamObservers ??= new StreamObservers();

    object ICallHost.Instance => GrainInstance!;

    private ILogger Logger => Runtime.Logger;

    /// <summary>Takes a call over; false when the activation has ended and the call must go to another one.</summary>
    public bool TryReceive(GrainCall call)
    {
        LimitExceededException? refusal;
        lock (_gate)
        {
            if (_state == ActivationState.Invalid)
            {
                return false;
            }

            refusal = call.IsLocalOnly ? null : CheckLimit();
            if (refusal is null && _state == ActivationState.Valid && MayStart(call))
            {
                Start(call);
            }
            else if (refusal is null)
            {
                Wait(call);
            }
        }

        if (refusal is not null)
        {
            call.TryFail(refusal);
        }

        return true;
    }

    public void OnFault(GrainCall call, Exception exception)
    {
        ActivationLog.CallFailed(Logger, call.IsOneWay ? LogLevel.Warning : LogLevel.Debug, exception, call, GrainId);

        // The state in memory is stale; only the activation whose write failed has to go, not those the error passes.
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception.ToString()));
        }
    }

    public void OnCompleted(GrainCall call)
    {
        lock (_gate)
        {
            _runningCount--;
            if (call.KeepsAlive)
            {
                _lastUsedAt = Runtime.TimeProvider.GetTimestamp();
            }

            if (ReferenceEquals(_blocking, call))
            {
                _blocking = null;
            }

            if (_state == ActivationState.Valid)
            {
                StartWaiting();
            }
            else
            {
                EndWhenIdle();
            }
        }
    }

    private static bool IsInterleaver(GrainCall call) => call.IsAlwaysInterleave || call.IsReadOnly;

    private bool MayStart(GrainCall call) =>
        _blocking is null
        || call.IsAlwaysInterleave
        || GrainClass.IsReentrant
        || (_blocking.IsReadOnly && call.IsReadOnly);

    private void Start(GrainCall call)
    {
        _runningCount++;
        if (!call.IsAlwaysInterleave)
        {
            _blocking ??= call;
        }

        _scheduler.Queue(call);
    }

    private void Wait(GrainCall call)
    {
        _waiting.AddLast(call);
        _waitingInterleaverCount += IsInterleaver(call) ? 1 : 0;
    }

    private void StartWaiting()
    {
        var node = _waiting.First;
        while (node is not null)
        {
            var next = node.Next;
            if (MayStart(node.Value))
            {
                _waiting.Remove(node);
                _waitingInterleaverCount -= IsInterleaver(node.Value) ? 1 : 0;
                Start(node.Value);
            }
            else if (_waitingInterleaverCount == 0)
            {
                return;
            }

            node = next;
        }
    }

    private LimitExceededException? CheckLimit()
    {
        var limit = Runtime.MessagingOptions.MaxEnqueuedRequestsHardLimit;
        var count = _runningCount + _waiting.Count;
        return limit > 0 && count > limit
            ? new LimitExceededException(
                nameof(Runtime.MessagingOptions.MaxEnqueuedRequestsHardLimit), count, limit, GrainId)
            : null;
    }
}
