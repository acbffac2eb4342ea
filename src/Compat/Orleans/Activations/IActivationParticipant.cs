namespace Orleans.Activations;

/// <summary>Something that must be ready before <c>OnActivateAsync</c> runs, such as persistent state.</summary>
internal interface IActivationParticipant
{
    Task PrepareAsync(CancellationToken cancellationToken);
}
