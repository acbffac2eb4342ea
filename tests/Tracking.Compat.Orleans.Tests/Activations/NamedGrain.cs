using Orleans;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Named after its interface, kept for ever, and with a type name of its own.</summary>
[GrainType("the-named-one")]
[CollectionAgeLimit(AlwaysActive = true)]
internal sealed class NamedGrain : Grain, INamedGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        LifeLog.Of(this.GetPrimaryKeyString()).AddEnd(reason.ReasonCode);
        return Task.CompletedTask;
    }

    public Task<string> GetClassAsync() => Task.FromResult(nameof(NamedGrain));
}
