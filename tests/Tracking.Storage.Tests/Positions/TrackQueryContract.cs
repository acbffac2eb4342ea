using Tracking.Model.Positions;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Positions;

/// <summary>What reading a track must do in any store.</summary>
public abstract class TrackQueryContract : StoreContract
{
    [Fact]
    public async Task ReadTrack_ArrivedOutOfOrder_ComesInJudgingOrder()
    {
        await AppendAsync(Fix(Truck, 3), Fix(Truck, 1), Fix(Coach, 2), Fix(Truck, 2));
        Assert.Equal([At(1), At(2), At(3)], Times(await ReadAsync(Everything)));
    }

    [Fact]
    public async Task ReadTrack_SameTime_ComesByUnsignedHash()
    {
        // Enough different contents that hashes of both signs are among them.
        var positions = Enumerable.Range(0, 40).Select(i => Fix(Truck, 0, kilometersPerHour: i)).ToArray();
        await AppendAsync(positions);
        var expected = positions.Select(position => position.Hash.Value).Order().ToList();
        Assert.True(expected[0] <= long.MaxValue && expected[^1] > long.MaxValue, "the samples prove nothing");
        Assert.Equal(expected, (await ReadAsync(Everything)).Select(position => position.Hash.Value));
    }

    [Fact]
    public async Task ReadTrack_FromIsInAndToIsOut()
    {
        await AppendAsync(Fix(Truck, 1), Fix(Truck, 2), Fix(Truck, 3), Fix(Truck, 4));
        var track = await ReadAsync(Everything with { From = At(2), To = At(4) });
        Assert.Equal([At(2), At(3)], Times(track));
    }

    [Fact]
    public async Task ReadTrack_UpTo_LeavesOutWhatCameLater()
    {
        await AppendAsync(Fix(Truck, 1), Fix(Truck, 3));
        await AppendAsync(Fix(Truck, 2));
        Assert.Equal([At(1), At(3)], Times(await ReadAsync(Everything with { UpTo = new LogOffset(0, 2) })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task ReadTrack_PageByPage_GivesEveryPositionOnce(int pageSize)
    {
        for (var second = 0; second < 5; second++)
        {
            await AppendAsync(Fix(Truck, second, 10), Fix(Truck, second, 20), Fix(Truck, second, 30));
        }

        var whole = await ReadAsync(Everything);
        var paged = new List<LoggedPosition>();
        TrackPlace? after = null;
        while (await ReadAsync(Everything with { After = after, Limit = pageSize }) is { Count: > 0 } page)
        {
            paged.AddRange(page);
            after = new TrackPlace(page[^1].Position.DeviceTime, page[^1].Hash);
        }

        Assert.Equal(15, whole.Count);
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task ReadTrack_AfterLiesBeforeFrom_BeginsAtFrom()
    {
        await AppendAsync(Fix(Truck, 1), Fix(Truck, 2), Fix(Truck, 3));
        var query = Everything with { From = At(3), After = new TrackPlace(At(1), new ContentHash(ulong.MaxValue)) };
        Assert.Equal([At(3)], Times(await ReadAsync(query)));
    }

    [Fact]
    public async Task ReadTrack_FoldFlags_AreAddedHereAndNotInTheLog()
    {
        var logged = await AppendOneAsync(Fix(Truck, 1, flags: QualityFlags.Stale));
        var flags = new PositionFlags(At(1), logged.Hash, QualityFlags.Jump);
        await Store.Judgements.CommitAsync(new Judgement { Vehicle = Truck, Flags = [flags] }, Cancellation);
        Assert.Equal(QualityFlags.Stale | QualityFlags.Jump, Assert.Single(await ReadAsync(Everything)).Flags);
        var fact = Assert.Single(await Store.Log.ReadAfterAsync(Truck, LogOffset.Start, 10, Cancellation));
        Assert.Equal(QualityFlags.Stale, fact.Position!.Flags);
    }

    [Fact]
    public async Task ReadTrack_UnregisteredVehicle_IsEmpty() =>
        Assert.Empty(await ReadAsync(Everything with { Vehicle = Stranger }));

    [Fact]
    public async Task ReadTrack_ExtremeTimes_AreStoredAndFound()
    {
        var early = Fix(Truck, 0) with { Position = new Position(new DeviceTime(946_684_800_000), Lanzhou) };
        var late = Fix(Truck, 0) with { Position = new Position(new DeviceTime(4_102_444_799_999), Lanzhou) };
        await AppendAsync(late, early);
        Assert.Equal([early.Position, late.Position], (await ReadAsync(Everything)).Select(logged => logged.Position));
    }

    private static TrackQuery Everything =>
        new(Truck, DeviceTime.MinValue, DeviceTime.MaxValue, null, null, PageLimit.Maximum);

    private static IEnumerable<DeviceTime> Times(IEnumerable<LoggedPosition> track) =>
        track.Select(logged => logged.Position.DeviceTime);

    private Task<IReadOnlyList<LoggedPosition>> ReadAsync(TrackQuery query) =>
        Store.Log.ReadTrackAsync(query, Cancellation);
}
