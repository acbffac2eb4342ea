namespace Orleans.Activations;

/// <summary>Runs what belongs to one activation, one piece at a time.</summary>
/// <remarks>
/// It is a <see cref="TaskScheduler"/> so that what follows an <c>await</c> comes back here: a grain's code never
/// runs on two threads at once. It does not decide which calls may interleave; <see cref="GrainActivation"/> does.
/// </remarks>
internal sealed class ActivationScheduler(GrainActivation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // After this long the activation goes to the back of the thread pool's queue, so that a busy one starves no other.
    private const long QuantumMs = 100;

    private readonly Lock _gate = new();
    private readonly Queue<object> _queue = new();
    private bool _isScheduled;

    public override int MaximumConcurrencyLevel => 1;

    public void Queue(IActivationWork work) => Enqueue(work);

    void IThreadPoolWorkItem.Execute()
    {
        // Turns must not see the async-locals of whoever queued them, nor those of the turn before.
        var cleanContext = ExecutionContext.Capture()!;
        var outer = RuntimeContext.Current;
        var startedAt = Environment.TickCount64;
        RuntimeContext.Current = activation;
        try
        {
            while (TryDequeue(out var item))
            {
                Run(item);
                ExecutionContext.Restore(cleanContext);
                if (Environment.TickCount64 - startedAt > QuantumMs)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }
            }
        }
        finally
        {
            RuntimeContext.Current = outer;
        }
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _queue.OfType<Task>()];
        }
    }

    private void Run(object item)
    {
        if (item is Task task)
        {
            TryExecuteTask(task);
            return;
        }

        // Work runs inside a task of this scheduler, because awaits look for the scheduler there.
        var work = (IActivationWork)item;
        new Task(() => work.Start(activation)).RunSynchronously(this);
    }

    private void Enqueue(object item)
    {
        lock (_gate)
        {
            _queue.Enqueue(item);
            if (_isScheduled)
            {
                return;
            }

            _isScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    private bool TryDequeue(out object item)
    {
        lock (_gate)
        {
            if (_queue.TryDequeue(out item!))
            {
                return true;
            }

            _isScheduled = false;
            return false;
        }
    }
}
