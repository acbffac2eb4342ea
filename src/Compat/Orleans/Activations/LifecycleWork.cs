namespace Orleans.Activations;

/// <summary>A step of an activation's own life, as opposed to a call.</summary>
internal sealed class LifecycleWork(Func<Task> step) : IActivationWork
{
    public void Start(GrainActivation activation) => _ = step();
}
