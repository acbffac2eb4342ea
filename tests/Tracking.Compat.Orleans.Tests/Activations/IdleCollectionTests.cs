using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>The end of activations that nobody calls. Real time: the real runtime measures idleness by it.</summary>
public sealed class IdleCollectionTests(ImpatientSilo impatient)
{
    private readonly string _key = $"idle-{Guid.NewGuid()}";

    private ILifeGrain Grain => impatient.Silo.GetGrain<ILifeGrain>(_key);

    [Fact]
    public async Task Activation_WithoutCalls_Ends()
    {
        await Grain.GetNumberAsync();

        await LifeLog.Of(_key).EndedAsync();

        Assert.Equal([DeactivationReasonCode.ActivationIdle], LifeLog.Of(_key).Ends);
        Assert.Equal(2, await Grain.GetNumberAsync());
    }

    [Fact]
    public async Task Activation_InACall_DoesNotEnd()
    {
        var other = LifeLog.Of(_key + "-other");
        await impatient.Silo.GetGrain<ILifeGrain>(_key + "-other").GetNumberAsync();
        var gate = Gate.Of(_key);
        var call = Grain.HoldAsync(_key);
        await gate.ArrivedAsync();

        await other.EndedAsync(); // as idle for longer than this one would be
        Assert.Empty(LifeLog.Of(_key).Ends);

        gate.Open();
        await Task.WhenAny(call);
    }

    [Fact]
    public async Task Activation_ThatAskedForDelay_DoesNotEnd()
    {
        await Grain.DelayEndAsync(TimeSpan.FromMinutes(5));
        var other = LifeLog.Of(_key + "-other");
        await impatient.Silo.GetGrain<ILifeGrain>(_key + "-other").GetNumberAsync();

        await other.EndedAsync();

        Assert.Empty(LifeLog.Of(_key).Ends);
    }
}
