namespace Orleans.Activations;

/// <summary>Something to start in a turn of an activation.</summary>
internal interface IActivationWork
{
    /// <summary>Starts the work; does not throw.</summary>
    void Start(GrainActivation activation);
}
