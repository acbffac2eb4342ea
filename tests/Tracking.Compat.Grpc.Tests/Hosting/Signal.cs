namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>Something that happens once, on the one side of a call, and that the other side waits for.</summary>
internal sealed class Signal<T>
{
    private readonly TaskCompletionSource<T> _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Happened => _happened.Task.Soon();

    public void Set(T value) => _happened.TrySetResult(value);
}
