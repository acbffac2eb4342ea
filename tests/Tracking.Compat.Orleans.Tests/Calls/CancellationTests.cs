using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>Cancellation tokens as parameters.</summary>
public sealed class CancellationTests(SharedSilo silo)
{
    private readonly IEchoGrain _grain = silo.GetGrain<IEchoGrain>();
    private readonly string _key = $"gate-{Guid.NewGuid()}";

    [Fact]
    public async Task Token_CancelledDuringTheCall_ReachesTheGrainAndEndsTheWait()
    {
        using var source = new CancellationTokenSource();
        var call = _grain.HoldAsync(_key, source.Token);
        await Gate.Of(_key).ArrivedAsync();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Safety.Net));
        await Gate.Of(_key + "-cancelled").PassAsync().WaitAsync(Safety.Net);
    }

    [Fact]
    public async Task Token_CancelledBefore_StopsTheCallFromStarting()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _grain.HoldAsync(_key, cancelled));
        await _grain.AddAsync(1, 1);
        Assert.False(Gate.Of(_key).HasNewArrival());
    }

    [Fact]
    public async Task Token_CancelledWhileTheCallWaits_FreesTheCaller()
    {
        using var source = new CancellationTokenSource();
        var blocking = _grain.HoldAsync(_key, CancellationToken.None);
        await Gate.Of(_key).ArrivedAsync();
        var waiting = _grain.HoldAsync(_key + "-second", source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Safety.Net));
        Gate.Of(_key).Open();
        // Whether the cancelled call still starts, with its token cancelled, depends on which of the two comes first.
        await blocking.WaitAsync(Safety.Net);
    }

    [Fact]
    public async Task Token_NotCancelled_ChangesNothing()
    {
        using var source = new CancellationTokenSource();
        Gate.Of(_key).Open();

        await _grain.HoldAsync(_key, source.Token).WaitAsync(Safety.Net);
    }
}
