using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>Cancellation tokens as parameters.</summary>
public sealed class CancellationTests(SharedSilo silo)
{
    private readonly IEchoGrain grain = silo.GetGrain<IEchoGrain>();
    private readonly string key = $"gate-{Guid.NewGuid()}";

    [Fact]
    public async Task Token_CancelledDuringTheCall_ReachesTheGrainAndEndsTheWait()
    {
        using var source = new CancellationTokenSource();
        var call = grain.HoldAsync(key, source.Token);
        await Gate.Of(key).ArrivedAsync();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Safety.Net));
        await Gate.Of(key + "-cancelled").PassAsync().WaitAsync(Safety.Net);
    }

    [Fact]
    public async Task Token_CancelledBefore_StopsTheCallFromStarting()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await grain.HoldAsync(key, cancelled));
        await grain.AddAsync(1, 1);
        Assert.False(Gate.Of(key).HasNewArrival());
    }

    [Fact]
    public async Task Token_CancelledWhileTheCallWaits_StopsItFromStarting()
    {
        using var source = new CancellationTokenSource();
        var blocking = grain.HoldAsync(key, CancellationToken.None);
        await Gate.Of(key).ArrivedAsync();
        var waiting = grain.HoldAsync(key + "-second", source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Safety.Net));
        Gate.Of(key).Open();
        await blocking.WaitAsync(Safety.Net);

        await grain.AddAsync(1, 1);
        Assert.False(Gate.Of(key + "-second").HasNewArrival());
    }

    [Fact]
    public async Task Token_NotCancelled_ChangesNothing()
    {
        using var source = new CancellationTokenSource();
        Gate.Of(key).Open();

        await grain.HoldAsync(key, source.Token).WaitAsync(Safety.Net);
    }
}
