using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>How activations begin and end.</summary>
public sealed class LifecycleTests(SharedSilo silo)
{
    private readonly string _key = $"life-{Guid.NewGuid()}";

    private ILifeGrain Grain => silo.Client.GetGrain<ILifeGrain>(_key);

    private LifeLog Log => LifeLog.Of(_key);

    [Fact]
    public async Task Calls_OfOneGrain_ReachOneActivation()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Grain.GetNumberAsync()));

        Assert.All(numbers, number => Assert.Equal(1, number));
    }

    [Fact]
    public async Task DeactivateOnIdle_ThenACall_ActivatesAgain()
    {
        await Grain.GetNumberAsync();
        await Grain.EndAsync();

        Assert.Equal(2, await Grain.GetNumberAsync());
        Assert.Equal([DeactivationReasonCode.ApplicationRequested], Log.Ends);
    }

    [Fact]
    public async Task DeactivateOnIdle_WithCallsWaiting_MovesThemToTheNextActivation()
    {
        var gate = Gate.Of(_key);
        var ending = Grain.EndAndHoldAsync(_key);
        await gate.ArrivedAsync();
        var waiting = Enumerable.Range(0, 5).Select(_ => Grain.GetNumberAsync()).ToList();
        gate.Open();

        Assert.All(await Task.WhenAll(waiting).WaitAsync(Safety.Net), number => Assert.Equal(2, number));
        await ending;
    }

    [Fact]
    public async Task Grain_Disposable_IsDisposedAfterItsEnd()
    {
        await Grain.EndAsync();
        await Log.EndedAsync();

        await Safety.UntilAsync(() => Task.FromResult(Log.Disposals == 1));
    }

    [Fact]
    public async Task Activation_Failing_FailsTheCallAndTheNextCallTriesAgain()
    {
        Log.FailNext(new InvalidDataException("no good"));

        var failure = await Assert.ThrowsAsync<InvalidDataException>(Grain.GetNumberAsync);

        Assert.Equal("no good", failure.Message);
        Assert.Equal(2, await Grain.GetNumberAsync());
        Assert.Empty(Log.Ends); // what never was active is not told of its end
    }

    [Fact]
    public async Task Stop_OfTheSilo_EndsActivations()
    {
        await using var own = await TestSilo.StartAsync();
        await own.GetGrain<ILifeGrain>(_key).GetNumberAsync();

        await own.StopAsync();

        Assert.Equal([DeactivationReasonCode.ShuttingDown], Log.Ends);
    }
}
