namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>
/// A failed call shows in several tasks, of which the application mostly awaits one; the others are no surprise.
/// </summary>
internal static class Faults
{
    public static void Observe(Task task) => task.ContinueWith(
        static faulted => _ = faulted.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
