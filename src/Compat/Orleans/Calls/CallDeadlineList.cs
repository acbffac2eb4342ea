namespace Orleans.Calls;

/// <summary>Calls in the order in which they started, which is the order in which they expire: all have one time-out.</summary>
internal sealed class CallDeadlineList
{
    private readonly Lock gate = new();
    private readonly LinkedList<GrainCall> calls = new();

    public void Add(GrainCall call)
    {
        call.DeadlineList = this;
        var node = new LinkedListNode<GrainCall>(call);
        call.DeadlineNode = node;
        lock (gate)
        {
            calls.AddLast(node);
        }
    }

    public void Remove(GrainCall call)
    {
        lock (gate)
        {
            // Expiry may have taken the node out at the same moment.
            if (call.DeadlineNode is { List: not null } node)
            {
                calls.Remove(node);
            }
        }
    }

    /// <summary>Takes out the calls that started at or before the given timestamp.</summary>
    public List<GrainCall> TakeStartedBy(long timestamp)
    {
        var taken = new List<GrainCall>();
        lock (gate)
        {
            while (calls.First is { } node && node.Value.StartedAt <= timestamp)
            {
                calls.Remove(node);
                taken.Add(node.Value);
            }
        }

        return taken;
    }
}
