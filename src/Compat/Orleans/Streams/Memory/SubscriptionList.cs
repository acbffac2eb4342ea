namespace Orleans.Streams.Memory;

/// <summary>The subscriptions to one stream, read without a lock.</summary>
internal sealed class SubscriptionList
{
    private readonly Lock gate = new();
    private volatile StreamSubscription[] snapshot = [];

    public IReadOnlyList<StreamSubscription> Snapshot => snapshot;

    public void Add(StreamSubscription subscription)
    {
        lock (gate)
        {
            snapshot = [.. snapshot, subscription];
        }
    }

    public void Remove(Guid subscriptionId)
    {
        lock (gate)
        {
            foreach (var removed in snapshot.Where(subscription => subscription.Id == subscriptionId))
            {
                removed.Close();
            }

            snapshot = [.. snapshot.Where(subscription => subscription.Id != subscriptionId)];
        }
    }
}
