namespace Tracking.Grains.Tests.Silos;

/// <summary>Counts who has come through, for a test to wait for the n-th.</summary>
internal sealed class Turnstile
{
    private readonly Lock _lock = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private int _passed;

    public void Pass()
    {
        lock (_lock)
        {
            _passed++;
            foreach (var waiter in _waiters.Where(waiter => waiter.Count <= _passed))
            {
                waiter.Reached.TrySetResult();
            }

            _waiters.RemoveAll(static waiter => waiter.Reached.Task.IsCompleted);
        }
    }

    /// <summary>Completes when at least so many have come through.</summary>
    public Task WhenPassedAsync(int count)
    {
        lock (_lock)
        {
            if (_passed >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }
}
