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
    private readonly Lock _gate = new();
    private readonly Queue<GrainCall> _waiting = new();
    private readonly WeakReference<IGrainObserver> _instance = new(observer);
    private bool _isRunning;
    private bool _isDeleted;

    public GrainId GrainId { get; } = GrainId.Create("sys.observer", number.ToString(CultureInfo.InvariantCulture));

    public object Instance => _instance.TryGetTarget(out var target)
        ? target
        : throw new ObjectDisposedException(GrainId.ToString(), "The observer has been garbage collected.");

    public void Send(GrainCall call)
    {
        lock (_gate)
        {
            if (_isDeleted || !_instance.TryGetTarget(out _))
            {
                ObserverLog.NoSuchObserver(runtime.Logger, GrainId, call);
                return;
            }

            _waiting.Enqueue(call);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static host => _ = host.RunAllAsync(), this, preferLocal: false);
    }

    public bool TryDelete()
    {
        lock (_gate)
        {
            var wasThere = !_isDeleted;
            _isDeleted = true;
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
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out call))
                {
                    _isRunning = false;
                    return;
                }
            }

            await call.RunAsync(this);
        }
    }
}
