using System.Globalization;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Observers;

/// <summary>Runs the calls of one observer, one after another, outside any grain.</summary>
/// <remarks>
/// The object is held weakly, as by the real runtime, so that forgetting an observer does not leak it. A call to an
/// object that is gone or was deleted gets no answer: its caller times out.
/// </remarks>
internal sealed class ObserverHost(GrainRuntime runtime, long number, IGrainObserver observer) : ICallTarget, ICallHost
{
    private readonly Lock gate = new();
    private readonly Queue<GrainCall> waiting = new();
    private readonly WeakReference<IGrainObserver> instance = new(observer);
    private bool isRunning;
    private bool isDeleted;

    public GrainId GrainId { get; } = GrainId.Create("sys.observer", number.ToString(CultureInfo.InvariantCulture));

    public object Instance => instance.TryGetTarget(out var target)
        ? target
        : throw new ObjectDisposedException(GrainId.ToString(), "The observer has been garbage collected.");

    public void Send(GrainCall call)
    {
        lock (gate)
        {
            if (isDeleted || !instance.TryGetTarget(out _))
            {
                ObserverLog.NoSuchObserver(runtime.Logger, GrainId, call);
                return;
            }

            waiting.Enqueue(call);
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static host => _ = host.RunAllAsync(), this, preferLocal: false);
    }

    public bool TryDelete()
    {
        lock (gate)
        {
            var wasThere = !isDeleted;
            isDeleted = true;
            return wasThere;
        }
    }

    public void OnFault(GrainCall call, Exception exception)
    {
        if (call.IsOneWay)
        {
            ObserverLog.OneWayFailed(runtime.Logger, exception, call);
        }
    }

    public void OnCompleted(GrainCall call)
    {
    }

    private async Task RunAllAsync()
    {
        while (true)
        {
            GrainCall? call;
            lock (gate)
            {
                if (!waiting.TryDequeue(out call))
                {
                    isRunning = false;
                    return;
                }
            }

            await call.RunAsync(this);
        }
    }
}
