namespace Orleans.Streams.Memory;

/// <summary>The subscriptions to one stream, read without a lock.</summary>
internal sealed class SubscriptionList
{
    private readonly Lock _gate = new();
    private volatile StreamSubscription[] _snapshot = [];

    public IReadOnlyList<StreamSubscription> Snapshot => _snapshot;

    public void Add(StreamSubscription subscription)
    {
        lock (_gate)
        {
            _snapshot = [.. _snapshot, subscription];
        }
    }

    public void Remove(Guid subscriptionId)
    {
        lock (_gate)
        {
            foreach (var removed in _snapshot.Where(subscription => subscription.Id == subscriptionId))
            {
                removed.Close();
            }

            _snapshot = [.. _snapshot.Where(subscription => subscription.Id != subscriptionId)];
        }
    }
}
