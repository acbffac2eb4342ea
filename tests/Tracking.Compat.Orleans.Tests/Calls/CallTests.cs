using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Tracking.Compat.Orleans.Tests.Activations;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>Calls, results and references.</summary>
public sealed class CallTests(SharedSilo silo)
{
    private readonly IEchoGrain _grain = silo.GetGrain<IEchoGrain>();

    [Fact]
    public async Task Call_ReturningTaskOrValueTask_GivesTheResult()
    {
        Assert.Equal(5, await _grain.AddAsync(2, 3));
        Assert.Equal("兰州", await _grain.EchoAsync("兰州"));
        await _grain.RememberAsync("done");
        Assert.Equal("done", await _grain.RecallAsync());
    }

    [Fact]
    public async Task Call_WithAnImmutableArgument_PassesIt()
    {
        var value = Guid.NewGuid();

        Assert.Equal(value, await _grain.WrapAsync(value.AsImmutable()));
    }

    [Fact]
    public async Task Key_Chinese_ReachesTheGrain() =>
        Assert.Equal("甘A12345-2", await silo.Client.GetGrain<IEchoGrain>("甘A12345-2").GetKeyAsync());

    [Fact]
    public async Task Exception_OfAGrain_ReachesTheCallerAsItIs()
    {
        var later = await Assert.ThrowsAsync<InvalidDataException>(() => _grain.FailAsync("later"));
        var atOnce = await Assert.ThrowsAsync<InvalidDataException>(() => _grain.FailBeforeAwaitAsync("at once"));

        Assert.Equal(("later", "at once"), (later.Message, atOnce.Message));
    }

    [Fact]
    public async Task Exception_OfAGrain_LeavesItUsable()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => _grain.FailAsync("once"));

        Assert.Equal(5, await _grain.AddAsync(2, 3));
    }

    [Fact]
    public async Task Call_BetweenGrains_GivesTheResult() =>
        Assert.Equal(5, await _grain.AskAsync($"other-{Guid.NewGuid()}", 2, 3));

    [Fact]
    public async Task Reference_ToOneself_LeadsBack()
    {
        var self = await _grain.GetSelfAsync();

        Assert.Equal(_grain, self);
        Assert.Equal(_grain.GetPrimaryKeyString(), await self.GetKeyAsync());
        Assert.Equal(_grain.GetPrimaryKeyString(), self.GetPrimaryKeyString());
    }

    [Fact]
    public void References_ToTheSameGrain_AreEqual()
    {
        var same = silo.Client.GetGrain<IEchoGrain>(_grain.GetPrimaryKeyString());
        var other = silo.Client.GetGrain<IEchoGrain>(_grain.GetPrimaryKeyString() + "-other");

        Assert.Equal(_grain, same);
        Assert.Equal(_grain.GetHashCode(), same.GetHashCode());
        Assert.Equal(_grain.GetGrainId(), same.GetGrainId());
        Assert.NotEqual(_grain, other);
        Assert.Equal($"echo/{_grain.GetPrimaryKeyString()}", _grain.GetGrainId().ToString());
    }

    [Fact]
    public async Task OneWay_Call_ReturnsBeforeTheGrainHasFinished()
    {
        var key = $"gate-{Guid.NewGuid()}";
        await _grain.TellAsync(key, fail: false).WaitAsync(Safety.Net);
        await Gate.Of(key).ArrivedAsync();
        Gate.Of(key).Open();

        Assert.Equal(key, await _grain.RecallAsync());
    }

    [Fact]
    public async Task OneWay_CallThatFails_TellsNobody()
    {
        var key = $"gate-{Guid.NewGuid()}";
        await _grain.TellAsync(key, fail: true).WaitAsync(Safety.Net);
        await Gate.Of(key).ArrivedAsync();
        Gate.Of(key).Open();

        Assert.Equal(key, await _grain.RecallAsync());
    }

    [Fact]
    public void GetGrain_WithoutImplementation_IsRefused() =>
        Assert.Throws<ArgumentException>(() => silo.Client.GetGrain<INobodysGrain>("any"));

    [Fact]
    public void GetGrain_WithTwoImplementations_IsRefused() =>
        Assert.Throws<ArgumentException>(() => silo.Client.GetGrain<ITurnGrain>("any"));

    [Fact]
    public async Task GrainFactory_FromTheContainer_CallsGrains()
    {
        var factory = silo.Services.GetRequiredService<IGrainFactory>();

        Assert.Equal(3, await factory.GetGrain<IEchoGrain>(_grain.GetPrimaryKeyString()).AddAsync(1, 2));
    }
}
