using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Streams;
using Tracking.Compat.Orleans.Tests.Silos;
using Tracking.Testing.Time;

namespace Tracking.Compat.Orleans.Tests.Streams;

/// <summary>Subscribers that fail or lag for longer than the provider puts up with.</summary>
public sealed class BacklogTests
{
    private const string Provider = "backlog";
    private const int Limit = 16_384;
    private readonly ManualTimeProvider _time = new();
    private readonly Inbox _inbox = new();

    [Fact]
    public async Task Subscriber_FailingForTooLong_IsToldAndGetsTheNextItem()
    {
        await using var silo = await TestSilo.StartAsync(builder => Configure(builder)
            .ConfigureServices(services => services.Configure<StreamPullingAgentOptions>(
                Provider, options => options.MaxEventDeliveryTime = TimeSpan.FromMilliseconds(500))));
        var stream = silo.Client.GetStreamProvider(Provider).GetStream<int>("numbers", "any");
        _inbox.FailNext(1);
        await stream.SubscribeAsync((IAsyncObserver<int>)_inbox);

        await stream.OnNextAsync(1);
        await stream.OnNextAsync(2);

        Assert.Equal([1, 2], await _inbox.TakeAsync(2));
        Assert.IsType<StreamEventDeliveryFailureException>(Assert.Single(_inbox.Errors));
    }

    [Fact]
    public async Task Subscriber_LaggingBehindTheLimit_LosesTheOldestItemsAndIsTold()
    {
        Build.SkipUnlessStandIns("The packages keep items by age, without a limit of their number.");
        await using var silo = await TestSilo.StartAsync(builder => Configure(builder)
            .ConfigureServices(services => services.AddSingleton<TimeProvider>(_time)));
        var stream = silo.Client.GetStreamProvider(Provider).GetStream<int>("numbers", "any");
        var gate = Gate.Of($"gate-{Guid.NewGuid()}");
        _inbox.BeforeDelivery = gate.PassAsync;
        await stream.SubscribeAsync((IAsyncObserver<int>)_inbox);
        await stream.OnNextAsync(0);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await gate.ArrivedAsync();

        await PublishAsync(stream, 1, Limit);
        await PublishAsync(stream, Limit + 1, 2);
        gate.Open();

        Assert.Equal([0, 3], await _inbox.TakeAsync(2)); // 1 and 2 made room
        Assert.IsType<QueueCacheMissException>(Assert.Single(_inbox.Errors));
    }

    private static ISiloBuilder Configure(ISiloBuilder builder) =>
        builder.AddMemoryGrainStorage("PubSubStore").AddMemoryStreams(Provider);

    private async Task PublishAsync(IAsyncStream<int> stream, int from, int count)
    {
        for (var item = from; item < from + count; item++)
        {
            await stream.OnNextAsync(item);
        }

        _time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
