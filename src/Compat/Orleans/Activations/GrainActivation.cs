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
    private readonly Lock gate = new();
    private readonly GrainCatalog catalog;
    private readonly ActivationScheduler scheduler;
    private readonly LinkedList<GrainCall> waiting = new();
    private GrainCall? blocking;
    private StreamObservers? streamObservers; // few grains subscribe
    private ActivationState state = ActivationState.Activating;
    private int runningCount;

    // Waiting calls that may start although the first one may not: while there is none, nobody looks past the first.
    private int waitingInterleaverCount;
    private long lastUsedAt;

    public GrainActivation(GrainRuntime runtime, GrainCatalog catalog, GrainClass grainClass, GrainId grainId)
    {
        Runtime = runtime;
        this.catalog = catalog;
        GrainClass = grainClass;
        GrainId = grainId;
        scheduler = new ActivationScheduler(this);
        lastUsedAt = runtime.TimeProvider.GetTimestamp();
    }

    public GrainRuntime Runtime { get; }

    public GrainCatalog Catalog => catalog;

    public GrainClass GrainClass { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    /// <summary>The stream subscriptions that this activation listens to.</summary>
    public StreamObservers StreamObservers => streamObservers ??= new StreamObservers();

    object ICallHost.Instance => GrainInstance!;

    private ILogger Logger => Runtime.Logger;

    /// <summary>Takes a call over; false when the activation has ended and the call must go to another one.</summary>
    public bool TryReceive(GrainCall call)
    {
        LimitExceededException? refusal;
        lock (gate)
        {
            if (state == ActivationState.Invalid)
            {
                return false;
            }

            refusal = call.IsLocalOnly ? null : CheckLimit();
            if (refusal is null && state == ActivationState.Valid && MayStart(call))
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
        lock (gate)
        {
            runningCount--;
            if (call.KeepsAlive)
            {
                lastUsedAt = Runtime.TimeProvider.GetTimestamp();
            }

            if (ReferenceEquals(blocking, call))
            {
                blocking = null;
            }

            if (state == ActivationState.Valid)
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
        blocking is null
        || call.IsAlwaysInterleave
        || GrainClass.IsReentrant
        || (blocking.IsReadOnly && call.IsReadOnly);

    private void Start(GrainCall call)
    {
        runningCount++;
        if (!call.IsAlwaysInterleave)
        {
            blocking ??= call;
        }

        scheduler.Queue(call);
    }

    private void Wait(GrainCall call)
    {
        waiting.AddLast(call);
        waitingInterleaverCount += IsInterleaver(call) ? 1 : 0;
    }

    private void StartWaiting()
    {
        var node = waiting.First;
        while (node is not null)
        {
            var next = node.Next;
            if (MayStart(node.Value))
            {
                waiting.Remove(node);
                waitingInterleaverCount -= IsInterleaver(node.Value) ? 1 : 0;
                Start(node.Value);
            }
            else if (waitingInterleaverCount == 0)
            {
                return;
            }

            node = next;
        }
    }

    private LimitExceededException? CheckLimit()
    {
        var limit = Runtime.MessagingOptions.MaxEnqueuedRequestsHardLimit;
        var count = runningCount + waiting.Count;
        return limit > 0 && count > limit
            ? new LimitExceededException(
                nameof(Runtime.MessagingOptions.MaxEnqueuedRequestsHardLimit), count, limit, GrainId)
            : null;
    }
}
