using Tracking.Api.Tests.Serving;
using Tracking.Api.Vehicles;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Tests.Vehicles;

public sealed class LiveWatchTests
{
    private static readonly VehicleId A1 = VehicleId.Parse("A1");
    private static readonly VehicleId A2 = VehicleId.Parse("A2");

    [Fact]
    public async Task ReadAllAsync_SlowReader_GetsOnlyTheNewestAndHowManyWereSkipped()
    {
        await using var watch = new LiveWatch();
        await using var reader = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        watch.Offer(A1, Samples.Logged(1));
        watch.Offer(A1, Samples.Logged(2));
        watch.Offer(A2, Samples.Logged(7));
        watch.Offer(A1, Samples.Logged(3));

        Assert.Equal([("A1", 3, 2u), ("A2", 7, 0u)], [await NextAsync(reader), await NextAsync(reader)]);
    }

    [Fact]
    public async Task ReadAllAsync_ReaderThatKeepsUp_SkipsNothing()
    {
        await using var watch = new LiveWatch();
        await using var reader = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        watch.Offer(A1, Samples.Logged(1));
        watch.Offer(A1, Samples.Logged(2));
        Assert.Equal(("A1", 2, 1u), await NextAsync(reader));

        watch.Offer(A1, Samples.Logged(3));

        Assert.Equal(("A1", 3, 0u), await NextAsync(reader));
    }

    // A live position never goes back in time, whichever way it came.
    [Fact]
    public async Task Offer_NotLaterThanTheNewest_IsLeftOut()
    {
        await using var watch = new LiveWatch();
        await using var reader = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        watch.Offer(A1, Samples.Logged(5));
        watch.Offer(A1, Samples.Logged(4));
        watch.Offer(A1, Samples.Logged(5, speedKmh: 90));
        Assert.Equal(("A1", 5, 0u), await NextAsync(reader));

        watch.Offer(A1, Samples.Logged(5));
        watch.Offer(A1, Samples.Logged(6));

        Assert.Equal(("A1", 6, 0u), await NextAsync(reader));
    }

    // A vehicle that moves faster than the reader reads must not keep the others waiting for ever.
    [Fact]
    public async Task ReadAllAsync_OneVehicleMovesAllTheTime_TheOthersComeInTurn()
    {
        await using var watch = new LiveWatch();
        await using var reader = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
        watch.Offer(A1, Samples.Logged(1));
        watch.Offer(A2, Samples.Logged(1));
        Assert.Equal("A1", (await NextAsync(reader)).Vehicle);

        watch.Offer(A1, Samples.Logged(2));

        Assert.Equal("A2", (await NextAsync(reader)).Vehicle);
        Assert.Equal("A1", (await NextAsync(reader)).Vehicle);
    }

    [Fact]
    public async Task ReadAllAsync_NothingOffered_WaitsAndThenGetsIt()
    {
        await using var watch = new LiveWatch();
        await using var reader = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();

        var next = NextAsync(reader);
        Assert.False(next.IsCompleted);
        watch.Offer(A1, Samples.Logged(1));

        Assert.Equal(("A1", 1, 0u), await next);
    }

    [Fact]
    public async Task ReadAllAsync_ReaderGone_Ends()
    {
        await using var watch = new LiveWatch();
        using var caller = new CancellationTokenSource();
        await using var reader = watch.ReadAllAsync(caller.Token).GetAsyncEnumerator();
        var next = NextAsync(reader);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static async Task<(string Vehicle, double Seconds, uint Skipped)> NextAsync(IAsyncEnumerator<VehicleUpdate> reader)
    {
        Assert.True(await reader.MoveNextAsync());
        var update = reader.Current;
        var seconds = (update.Live.Position.DeviceTime.ToDateTimeOffset().ToUnixTimeMilliseconds() - Samples.StartMs) / 1_000.0;
        return (update.VehicleId, seconds, update.Skipped);
    }
}
