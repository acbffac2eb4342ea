using Orleans;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Deactivates itself whenever it is activated, so that no call ever reaches it.</summary>
internal sealed class OtherwiseNamedGrain : Grain, INamedGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        LifeLog.Of(this.GetPrimaryKeyString()).AddActivation();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> GetClassAsync() => Task.FromResult(nameof(OtherwiseNamedGrain));
}
