using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Streams;
using Tracking.Compat.Orleans.Tests.Activations;
using Tracking.Compat.Orleans.Tests.Calls;
using Tracking.Compat.Orleans.Tests.Silos;
using Tracking.Compat.Orleans.Tests.Streams;
using Tracking.Testing.Time;

namespace Tracking.Compat.Orleans.Tests.Timers;

/// <summary>
/// A silo whose time only the test moves; that of the packages does not come through its start and stop.
/// </summary>
public sealed class ManualTimeTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly string _key = $"manual-{Guid.NewGuid()}";

    [Fact]
    public async Task Timer_OfAGrain_TicksWhenTimeMoves()
    {
        await using var silo = await StartAsync();
        var log = TickLog.Of(_key);
        await silo.GetGrain<ITickGrain>(_key).StartAsync(
            TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9), interleave: false);

        _time.Advance(TimeSpan.FromMinutes(5));
        await log.TickedAsync();

        await silo.GetGrain<ITickGrain>(_key).GetActivationAsync();
        Assert.False(log.HasNewTick());
    }

    [Fact]
    public async Task Activation_Idle_EndsWhenTimeMoves()
    {
        await using var silo = await StartAsync();
        await silo.GetGrain<ILifeGrain>(_key).GetNumberAsync();

        _time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(1, await silo.GetGrain<ILifeGrain>(_key).GetNumberAsync());
        _time.Advance(TimeSpan.FromMinutes(16));
        await LifeLog.Of(_key).EndedAsync();

        Assert.Equal([DeactivationReasonCode.ActivationIdle], LifeLog.Of(_key).Ends);
    }

    [Fact]
    public async Task Call_NotAnswered_FailsWhenTimeMoves()
    {
        await using var silo = await StartAsync();
        var call = silo.GetGrain<IEchoGrain>(_key).HoldAsync(_key, CancellationToken.None);
        await Gate.Of(_key).ArrivedAsync();

        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => call.WaitAsync(Safety.Net));
        Gate.Of(_key).Open();
    }

    [Fact]
    public async Task Item_Published_ArrivesWhenTimeMoves()
    {
        await using var silo = await StartAsync();
        var inbox = new Inbox();
        var stream = silo.Client.GetStreamProvider("manual").GetStream<int>("numbers", _key);
        await stream.SubscribeAsync((IAsyncObserver<int>)inbox);

        await stream.OnNextAsync(1);
        Assert.False(inbox.HasMore());
        _time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal([1], await inbox.TakeAsync(1));
    }

    private Task<TestSilo> StartAsync()
    {
        Build.SkipUnlessStandIns("The packages' silo hangs when time stands still.");
        return TestSilo.StartAsync(builder => builder
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams("manual")
            .ConfigureServices(services => services.AddSingleton<TimeProvider>(_time)));
    }
}
