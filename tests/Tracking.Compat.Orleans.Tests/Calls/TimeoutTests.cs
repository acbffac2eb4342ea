using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Activations;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>Calls that are not answered in time.</summary>
public sealed class TimeoutTests(ImpatientSilo impatient)
{
    private readonly string _key = $"timeout-{Guid.NewGuid()}";

    private IEchoGrain Grain => impatient.Silo.GetGrain<IEchoGrain>(_key);

    [Fact]
    public async Task Call_NotAnsweredInTime_FailsAndTheGrainGoesOn()
    {
        var call = Grain.HoldAsync(_key, CancellationToken.None);
        await Gate.Of(_key).ArrivedAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => call.WaitAsync(Safety.Net));
        Gate.Of(_key).Open();

        Assert.Equal(2, await Grain.AddAsync(1, 1));
    }

    [Fact]
    public async Task Call_ComingBackInACircle_TimesOut() =>
        await Assert.ThrowsAsync<TimeoutException>(
            () => Grain.AskInCircleAsync(_key + "-other", Grain).WaitAsync(Safety.Net));

    [Fact]
    public async Task Call_BeyondTheLimitOfWaitingOnes_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder
            .Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 3));
        var grain = silo.GetGrain<IEchoGrain>(_key);
        var accepted = new List<Task> { grain.HoldAsync(_key, CancellationToken.None) };
        await Gate.Of(_key).ArrivedAsync();
        accepted.AddRange(Enumerable.Range(0, 3).Select(_ => grain.AddAsync(1, 1)));

        await Assert.ThrowsAsync<LimitExceededException>(() => grain.AddAsync(1, 1).WaitAsync(Safety.Net));
        Gate.Of(_key).Open();

        await Task.WhenAll(accepted).WaitAsync(Safety.Net);
    }
}
