using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

internal sealed class LifeGrain : Grain, ILifeGrain, IDisposable
{
    private int _number;

    private LifeLog Log => LifeLog.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _number = Log.AddActivation();
        await Task.Yield();
        if (Log.TakeFailure() is { } failure)
        {
            throw failure;
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Log.AddEnd(reason.ReasonCode);
    }

    public Task<int> GetNumberAsync() => Task.FromResult(_number);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task EndAndHoldAsync(string gate)
    {
        DeactivateOnIdle();
        return Gate.Of(gate).PassAsync();
    }

    public Task HoldAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task DelayEndAsync(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public void Dispose() => Log.AddDisposal();
}
