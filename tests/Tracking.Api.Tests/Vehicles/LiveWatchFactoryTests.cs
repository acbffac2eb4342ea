using Tracking.Api.Tests.Serving;
using Tracking.Api.Vehicles;
using Tracking.Model.Vehicles;

namespace Tracking.Api.Tests.Vehicles;

public sealed class LiveWatchFactoryTests
{
    private static readonly VehicleId[] Two = [VehicleId.Parse("A1"), VehicleId.Parse("A2")];

    [Fact]
    public async Task StartAsync_TwoVehicles_FollowsEachUntilItIsDisposed()
    {
        var streams = new FakeStreams();
        var watch = await new LiveWatchFactory(streams).StartAsync(Two);
        Assert.Equal((1, 1), (streams["A1"].Observers, streams["A2"].Observers));
        await using var reader = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();

        await streams.MoveAsync("A2", Samples.Logged(1));

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal("A2", reader.Current.VehicleId);
        await watch.DisposeAsync();
        Assert.Equal((0, 0), (streams["A1"].Observers, streams["A2"].Observers));
    }

    // What was subscribed before the failure would follow for ever.
    [Fact]
    public async Task StartAsync_SecondSubscriptionFails_EndsTheFirst()
    {
        var streams = new FakeStreams();
        streams["A2"].Failure = new TimeoutException("no stream");

        await Assert.ThrowsAsync<TimeoutException>(() => new LiveWatchFactory(streams).StartAsync(Two));

        Assert.Equal(0, streams["A1"].Observers);
    }
}
