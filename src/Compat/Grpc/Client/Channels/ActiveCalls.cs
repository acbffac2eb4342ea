namespace Tracking.Compat.Grpc.Client.Channels;

/// <summary>
/// The unfinished calls of a channel. As many as the application has started: each belongs to someone waiting.
/// </summary>
internal sealed class ActiveCalls
{
    private readonly Lock _gate = new();
    private readonly HashSet<IDisposable> _calls = [];

    public bool AreClosed { get; private set; }

    /// <summary>False once closed.</summary>
    public bool Add(IDisposable call)
    {
        lock (_gate)
        {
            return !AreClosed && _calls.Add(call);
        }
    }

    public void Remove(IDisposable call)
    {
        lock (_gate)
        {
            _calls.Remove(call);
        }
    }

    /// <summary>Ends all calls and lets in no more; false if that was done before.</summary>
    public bool Close()
    {
        IDisposable[] calls;
        lock (_gate)
        {
            if (AreClosed)
            {
                return false;
            }

            AreClosed = true;
            calls = [.. _calls];
        }

        // Outside the lock: ending a call runs whatever waits for it.
        foreach (var call in calls)
        {
            call.Dispose();
        }

        return true;
    }
}
