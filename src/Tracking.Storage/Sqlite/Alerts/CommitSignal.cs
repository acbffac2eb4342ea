namespace Tracking.Storage.Sqlite.Alerts;

/// <summary>Wakes everybody who waits for the next commit that adds to a feed.</summary>
internal sealed class CommitSignal
{
    private TaskCompletionSource _next = NewSource();

    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>
    /// Called after the commit: whoever took <see cref="Next"/> before and read too early is woken; whoever takes it
    /// now reads what was committed.
    /// </summary>
    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
