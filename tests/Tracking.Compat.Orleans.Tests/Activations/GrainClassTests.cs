using Orleans;
using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Calls;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Which class serves an interface, and what attributes of classes change.</summary>
public sealed class GrainClassTests(SharedSilo silo, ImpatientSilo impatient)
{
    private readonly string _key = $"named-{Guid.NewGuid()}";

    [Fact]
    public async Task Interface_WithAClassNamedAfterIt_IsServedByThat()
    {
        var grain = silo.Client.GetGrain<INamedGrain>(_key);

        Assert.Equal(nameof(NamedGrain), await grain.GetClassAsync());
        Assert.Equal($"the-named-one/{_key}", grain.GetGrainId().ToString());
    }

    [Fact]
    public async Task Grain_EndingInEveryActivation_FailsTheCallAfterAFewTries()
    {
        var grain = silo.Client.GetGrain<INamedGrain>(
            _key, "Tracking.Compat.Orleans.Tests.Activations.OtherwiseNamedGrain");

        await Assert.ThrowsAnyAsync<OrleansException>(() => grain.GetClassAsync().WaitAsync(Safety.Net));

        Assert.True(LifeLog.Of(_key).AddActivation() > 2, "The call was not tried on another activation.");
    }

    [Fact]
    public void Prefix_OfNoClass_IsRefused() =>
        Assert.Throws<ArgumentException>(() => silo.Client.GetGrain<INamedGrain>(_key, "No.Such"));

    [Fact]
    public async Task GetGrain_ByType_CallsTheSameGrain()
    {
        var typed = silo.Client.GetGrain<IEchoGrain>(_key);
        var untyped = (IEchoGrain)silo.Client.GetGrain(typeof(IEchoGrain), _key);

        await typed.RememberAsync("the same");

        Assert.Equal("the same", await untyped.RecallAsync());
    }

    [Fact]
    public async Task Class_AlwaysActive_IsNotCollected()
    {
        await impatient.Silo.GetGrain<INamedGrain>(_key).GetClassAsync();
        await impatient.Silo.GetGrain<ILifeGrain>(_key + "-other").GetNumberAsync();

        await LifeLog.Of(_key + "-other").EndedAsync(); // which was idle for less long

        Assert.Empty(LifeLog.Of(_key).Ends);
    }
}
