namespace Orleans.Activations;

/// <summary>Which activation the current thread is running a turn of.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static GrainActivation? _current;

    public static GrainActivation? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>
    /// Fails when called outside any turn, for example from a task that left the activation's scheduler.
    /// </summary>
    public static void EnsureInGrain()
    {
        if (_current is null)
        {
            throw new InvalidOperationException(
                "Activation access violation. A non-activation thread attempted to access activation services.");
        }
    }
}
