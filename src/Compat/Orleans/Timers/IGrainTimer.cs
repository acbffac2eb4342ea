namespace Orleans.Runtime;

/// <summary>A timer of an activation; it ends with the activation.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times; during a tick they count from its end.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
