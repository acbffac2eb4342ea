namespace Orleans.Calls;

/// <summary>
/// Calls in the order in which they started, which is the order in which they expire: all have one time-out.
/// </summary>
internal sealed class CallDeadlineList
{
    private readonly Lock _gate = new();
    private readonly LinkedList<GrainCall> _calls = new();

    public void Add(GrainCall call)
    {
        call.DeadlineList = this;
        var node = new LinkedListNode<GrainCall>(call);
        call.DeadlineNode = node;
        lock (_gate)
        {
            _calls.AddLast(node);
        }
    }

    public void Remove(GrainCall call)
    {
        lock (_gate)
        {
            // Expiry may have taken the node out at the same moment.
            if (call.DeadlineNode is { List: not null } node)
            {
                _calls.Remove(node);
            }
        }
    }

    /// <summary>Takes out the calls that started at or before the given timestamp.</summary>
    public List<GrainCall> TakeStartedBy(long timestamp)
    {
        var taken = new List<GrainCall>();
        lock (_gate)
        {
            while (_calls.First is { } node && node.Value.StartedAt <= timestamp)
            {
                _calls.Remove(node);
                taken.Add(node.Value);
            }
        }

        return taken;
    }
}
