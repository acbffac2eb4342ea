using System.Collections.Concurrent;

namespace Orleans.Streams.Memory;

/// <summary>
/// The observers of one subscriber, by subscription. They end with the activation; subscriptions do not.
/// </summary>
internal sealed class StreamObservers : IGrainObserver
{
    private readonly ConcurrentDictionary<Guid, StreamObserver> _attached = new();

    public void Attach(Guid subscriptionId, StreamObserver observer) => _attached[subscriptionId] = observer;

    public void Detach(Guid subscriptionId) => _attached.TryRemove(subscriptionId, out _);

    /// <summary>
    /// Runs an action on the observer of a subscription; false when this activation has attached none.
    /// </summary>
    public async Task<bool> RunAsync(Guid subscriptionId, Func<StreamObserver, Task> action)
    {
        if (!_attached.TryGetValue(subscriptionId, out var observer))
        {
            return false;
        }

        await action(observer);
        return true;
    }
}
