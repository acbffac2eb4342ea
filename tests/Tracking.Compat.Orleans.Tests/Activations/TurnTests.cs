using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Which calls of one activation may be under way together.</summary>
public sealed class TurnTests(SharedSilo silo)
{
    private readonly string _key = $"gate-{Guid.NewGuid()}";

    private Gate Gate => Gate.Of(_key);

    [Fact]
    public async Task Calls_OfAnOrdinaryGrain_RunOneAfterAnother()
    {
        var grain = silo.GetGrain<IPlainTurnGrain>();
        var calls = Enumerable.Range(0, 200).Select(_ => grain.IncrementAsync());

        await Task.WhenAll(calls).WaitAsync(Safety.Net);

        Assert.Equal(200, await grain.GetCountAsync());
    }

    [Fact]
    public async Task Call_WhileAnotherAwaits_WaitsForItsTurn()
    {
        var grain = silo.GetGrain<IPlainTurnGrain>();
        var first = grain.HoldAsync(_key);
        await Gate.ArrivedAsync();
        var second = grain.HoldAsync(_key);

        // Interleaves and was sent later: when it has come and gone, the second call has been there, and waits.
        var probe = Gate.Of(_key + "-probe");
        probe.Open();
        await grain.HoldInterleavingAsync(_key + "-probe").WaitAsync(Safety.Net);
        Assert.False(Gate.HasNewArrival());

        Gate.Open();
        await Task.WhenAll(first, second).WaitAsync(Safety.Net);
    }

    [Fact]
    public async Task Call_OfAReentrantGrain_StartsWhileAnotherAwaits()
    {
        var grain = silo.GetGrain<IReentrantTurnGrain>();
        var first = grain.HoldAsync(_key);
        await Gate.ArrivedAsync();
        var second = grain.HoldAsync(_key);
        await Gate.ArrivedAsync();
        Gate.Open();

        int[] mostInside = await Task.WhenAll(first, second).WaitAsync(Safety.Net);
        Assert.Equal([2, 2], mostInside);
    }

    [Fact]
    public async Task Call_AlwaysInterleaving_StartsWhileAnotherAwaits()
    {
        var grain = silo.GetGrain<IPlainTurnGrain>();
        var first = grain.HoldAsync(_key);
        await Gate.ArrivedAsync();
        var second = grain.HoldInterleavingAsync(_key);
        await Gate.ArrivedAsync();
        Gate.Open();

        int[] mostInside = await Task.WhenAll(first, second).WaitAsync(Safety.Net);
        Assert.Equal([2, 2], mostInside);
    }

    [Fact]
    public async Task Calls_ReadOnly_InterleaveWithEachOtherOnly()
    {
        var grain = silo.GetGrain<IPlainTurnGrain>();
        var reads = new List<Task<int>> { grain.HoldReadOnlyAsync(_key) };
        await Gate.ArrivedAsync();
        var write = grain.HoldAsync(_key + "-write");
        reads.Add(grain.HoldReadOnlyAsync(_key));
        await Gate.ArrivedAsync();
        Assert.False(Gate.Of(_key + "-write").HasNewArrival());

        Gate.Open();
        Gate.Of(_key + "-write").Open();

        int[] mostInside = await Task.WhenAll(reads).WaitAsync(Safety.Net);
        Assert.Equal([2, 2], mostInside);
        await write.WaitAsync(Safety.Net);
    }

    [Fact]
    public async Task Await_InAGrain_ComesBackToItsScheduler() =>
        Assert.True(await silo.GetGrain<IPlainTurnGrain>().StaysOnItsSchedulerAsync());

    [Fact]
    public async Task Calls_OfManyGrains_RunSideBySide()
    {
        var calls = Enumerable.Range(0, 50).Select(_ => silo.GetGrain<IPlainTurnGrain>().HoldAsync(_key)).ToList();
        for (var i = 0; i < calls.Count; i++)
        {
            await Gate.ArrivedAsync();
        }

        Gate.Open();

        await Task.WhenAll(calls).WaitAsync(Safety.Net);
    }
}
