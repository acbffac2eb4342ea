using Orleans;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Timers;

/// <summary>Timers of activations. Real time, of a few milliseconds a tick.</summary>
public sealed class GrainTimerTests(SharedSilo silo)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;
    private readonly string _key = $"timer-{Guid.NewGuid()}";

    private ITickGrain Grain => silo.Client.GetGrain<ITickGrain>(_key);

    private TickLog Log => TickLog.Of(_key);

    [Fact]
    public async Task Timer_Periodic_TicksAgainAndAgain()
    {
        await Grain.StartAsync(Soon, Soon, interleave: false);

        await Log.TickedAsync();
        await Log.TickedAsync();
        await Log.TickedAsync();
        await Grain.StopAsync();
    }

    [Fact]
    public async Task Timer_WithoutPeriod_TicksOnce()
    {
        var other = silo.GetGrain<ITickGrain>();
        await Grain.StartAsync(TimeSpan.Zero, Never, interleave: false);
        await Log.TickedAsync();

        await other.StartAsync(Soon, Soon, interleave: false);
        await TickLog.Of(other.GetPrimaryKeyString()).TickedAsync();
        await TickLog.Of(other.GetPrimaryKeyString()).TickedAsync();

        Assert.False(Log.HasNewTick());
        await other.StopAsync();
    }

    [Fact]
    public async Task Tick_DuringACall_WaitsForItsTurn()
    {
        await Grain.StartAsync(Soon, Soon, interleave: false);
        await Log.TickedAsync();
        var call = Grain.HoldAsync(_key);
        await Gate.Of(_key).ArrivedAsync();
        Log.Forget();

        // An interleaving timer started now in another grain shows that time passes.
        var other = silo.GetGrain<ITickGrain>();
        await other.StartAsync(Soon, Soon, interleave: true);
        await TickLog.Of(other.GetPrimaryKeyString()).TickedAsync();
        await TickLog.Of(other.GetPrimaryKeyString()).TickedAsync();
        Assert.False(Log.HasNewTick());

        Gate.Of(_key).Open();
        await call;
        await Log.TickedAsync();
        await Grain.StopAsync();
        await other.StopAsync();
    }

    [Fact]
    public async Task Tick_Interleaving_DoesNotWaitForACall()
    {
        await Grain.StartAsync(Soon, Soon, interleave: true);
        var call = Grain.HoldAsync(_key);
        await Gate.Of(_key).ArrivedAsync();
        Log.Forget();

        await Log.TickedAsync();
        await Log.TickedAsync();

        Gate.Of(_key).Open();
        await call;
        await Grain.StopAsync();
    }

    [Fact]
    public async Task Tick_Failing_IsFollowedByTheNext()
    {
        await Grain.StartFailingAsync(Soon);

        await Log.TickedAsync();
        await Log.TickedAsync();
        await Grain.StopAsync();
    }

    [Fact]
    public async Task Timer_Changed_TicksAtTheNewTime()
    {
        await Grain.StartAsync(Never, Never, interleave: false);

        await Grain.ChangeAsync(Soon, Soon);

        await Log.TickedAsync();
        await Log.TickedAsync();
        await Grain.StopAsync();
    }

    [Fact]
    public async Task Timer_Disposed_CancelsItsToken()
    {
        await Grain.StartAsync(Soon, Never, interleave: false);
        await Log.TickedAsync();

        await Grain.StopAsync();

        await Log.CancelledAsync();
    }

    [Fact]
    public async Task Timer_OfAnActivation_EndsWithIt()
    {
        await Grain.StartAsync(Soon, Soon, interleave: false);
        await Log.TickedAsync();
        var first = await Grain.GetActivationAsync();

        await Grain.EndAsync();
        await Log.CancelledAsync();

        Assert.NotEqual(first, await Grain.GetActivationAsync());
        Log.Forget();
        var other = silo.GetGrain<ITickGrain>();
        await other.StartAsync(Soon, Soon, interleave: false);
        await TickLog.Of(other.GetPrimaryKeyString()).TickedAsync();
        await TickLog.Of(other.GetPrimaryKeyString()).TickedAsync();
        Assert.False(Log.HasNewTick());
        await other.StopAsync();
    }
}
