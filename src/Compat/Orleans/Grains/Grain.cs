using System.Diagnostics.CodeAnalysis;
using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of all grain classes.</summary>
/// <remarks>
/// Arguments and results of grain calls are handed over as they are and never copied, unlike in the real runtime:
/// the types that cross are declared immutable in our code, which makes the two indistinguishable.
/// </remarks>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly GrainActivation? _activation;

    protected Grain()
        : this(RuntimeContext.Current!)
    {
    }

    protected Grain(IGrainContext grainContext)
    {
        GrainContext = grainContext;
        _activation = grainContext as GrainActivation;
    }

    /// <summary>The activation; null only in a grain that a test has created itself.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; private set; }

    public string IdentityString => GrainContext.GrainId.ToString();

    internal GrainActivation Activation => _activation ?? throw new InvalidOperationException(
        "Grain was created outside of the Orleans creation process and no runtime was specified.");

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    protected IGrainFactory GrainFactory => Activation.Runtime.GrainFactory;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    protected void DeactivateOnIdle() => ((IGrainBase)this).DeactivateOnIdle();

    /// <summary>
    /// Keeps the activation from idle collection for a time; zero or less withdraws an earlier request.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
