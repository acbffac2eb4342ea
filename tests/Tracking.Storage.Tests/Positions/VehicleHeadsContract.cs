using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Positions;

/// <summary>What the heads index must do in any store.</summary>
public abstract class VehicleHeadsContract : StoreContract
{
    [Fact]
    public async Task Find_NothingLogged_IsEmptyAndSettled()
    {
        var expected = new VehicleHead(Truck, LogOffset.Start, LogOffset.Start, null, IsSettled: true, Live: null);
        Assert.Equal(expected, await Store.Heads.FindAsync(Truck, Cancellation));
        Assert.Null(await Store.Heads.FindAsync(Stranger, Cancellation));
    }

    [Fact]
    public async Task Find_AfterAppend_ShowsTheNewest()
    {
        await AppendAsync(Fix(Coach, 0));
        var logged = await AppendOneAsync(Fix(Truck, 1, receivedAfterSeconds: 7));
        var expected = new VehicleHead(
            Truck, new LogOffset(0, 2), LogOffset.Start, Received(7), IsSettled: false, Live: logged);
        Assert.Equal(expected, await HeadAsync(Truck));
        await Store.ReopenAsync();
        Assert.Equal(expected, await HeadAsync(Truck));
    }

    [Fact]
    public async Task Live_OlderPositionArrivesLater_DoesNotGoBack()
    {
        var live = await AppendOneAsync(Fix(Truck, 10));
        await AppendAsync(Fix(Truck, 5));
        var head = await HeadAsync(Truck);
        Assert.Equal(live, head.Live);
        Assert.Equal(2, head.Head.Number);
    }

    [Theory]
    [InlineData(QualityFlags.Future)]
    [InlineData(QualityFlags.Zero)]
    [InlineData(QualityFlags.Zero | QualityFlags.Stale)]
    public async Task Live_FutureOrZeroFix_IsPassedOver(QualityFlags flags)
    {
        var live = await AppendOneAsync(Fix(Truck, 10));
        await AppendAsync(Fix(Truck, 20, flags: flags));
        Assert.Equal(live, (await HeadAsync(Truck)).Live);
    }

    [Fact]
    public async Task Live_AfterAFutureFix_GoesOnWithGoodOnes()
    {
        await AppendAsync(Fix(Truck, 9_999, flags: QualityFlags.Future));
        Assert.Null((await HeadAsync(Truck)).Live);
        var live = await AppendOneAsync(Fix(Truck, 10));
        Assert.Equal(live, (await HeadAsync(Truck)).Live);
    }

    [Fact]
    public async Task Live_SameTime_DoesNotDependOnTheOrderOfArrival()
    {
        var positions = Enumerable.Range(0, 6).Select(i => Fix(Truck, 1, kilometersPerHour: i)).ToArray();
        await AppendAsync(positions);
        await AppendAsync([.. positions.Reverse().Select(position => position with { Vehicle = Coach })]);
        var truck = (await HeadAsync(Truck)).Live!;
        Assert.Equal(positions.Max(position => position.Hash.Value), truck.Hash.Value);
        Assert.Equal(truck.Position, (await HeadAsync(Coach)).Live!.Position);
    }

    [Fact]
    public async Task FindAll_MixedList_AnswersInTheSameOrder()
    {
        await AppendAsync(Fix(Coach, 0));
        var heads = await Store.Heads.FindAllAsync([Coach, Stranger, Truck, Coach], Cancellation);
        Assert.Equal([Coach, null, Truck, Coach], heads.Select(head => head?.Vehicle));
        Assert.Equal(1, heads[0]!.Head.Number);
    }

    // Received at 10 s, 20 s and 30 s; the one of 20 s is older than that of 10 s, that of 25 s was flagged.
    [Fact]
    public async Task FindLiveAsOf_BetweenReceptions_IsWhatWasLiveThen()
    {
        var first = await AppendOneAsync(Fix(Truck, 5, receivedAfterSeconds: 10));
        await AppendAsync(Fix(Truck, 3, receivedAfterSeconds: 20));
        await AppendAsync(Fix(Truck, 4_000, flags: QualityFlags.Future, receivedAfterSeconds: 25));
        var last = await AppendOneAsync(Fix(Truck, 300, receivedAfterSeconds: 30));
        Assert.Null(await AsOfAsync(10));
        Assert.Equal(first, await AsOfAsync(10.001));
        Assert.Equal(first, await AsOfAsync(30));
        Assert.Equal(last, await AsOfAsync(30.001));
        Assert.Equal(last, await AsOfAsync(1e9));
        Assert.Null(await Store.Heads.FindLiveAsOfAsync(Stranger, Received(100), Cancellation));

        Task<LoggedPosition?> AsOfAsync(double seconds) =>
            Store.Heads.FindLiveAsOfAsync(Truck, Received(seconds), Cancellation);
    }

    [Fact]
    public async Task List_AllVehicles_ByIdAndPage()
    {
        var vehicles = await RegisterAsync("c", "a", "b");
        await AppendAsync(Fix(vehicles[0], 0));
        var first = await Store.Heads.ListAsync(null, 2, Cancellation);
        var rest = await Store.Heads.ListAsync(first[^1].Vehicle, 10, Cancellation);
        Assert.Equal(["a", "b"], first.Select(head => head.Vehicle.Value));
        Assert.Equal("c", rest[0].Vehicle.Value);
        Assert.Equal([false, false, true], first.Append(rest[0]).Select(head => head.Live is not null));
        Assert.All(rest, head => Assert.True(string.CompareOrdinal(head.Vehicle.Value, "b") > 0));
    }

    [Fact]
    public async Task MarkSnapshot_NeverMovesBack()
    {
        await AppendAsync(Fix(Truck, 0), Fix(Truck, 1), Fix(Truck, 2));
        await Store.Heads.MarkSnapshotAsync(Truck, new LogOffset(0, 3), Cancellation);
        await Store.Heads.MarkSnapshotAsync(Truck, new LogOffset(0, 2), Cancellation);
        Assert.Equal(new LogOffset(0, 3), (await HeadAsync(Truck)).Snapshot);
    }

    [Fact]
    public async Task ListBeyondSnapshot_OnlyThoseWithMore_ByIdAndPage()
    {
        var vehicles = await RegisterAsync("c", "a", "b", "d");
        await AppendAsync([.. vehicles.Select(vehicle => Fix(vehicle, 0))]);
        var kept = await HeadAsync(VehicleId.Parse("b"));
        await Store.Heads.MarkSnapshotAsync(kept.Vehicle, kept.Head, Cancellation);
        var first = await Store.Heads.ListBeyondSnapshotAsync(null, 2, Cancellation);
        var second = await Store.Heads.ListBeyondSnapshotAsync(first[^1].Vehicle, 2, Cancellation);
        Assert.Equal(["a", "c"], first.Select(head => head.Vehicle.Value));
        Assert.Equal(["d"], second.Select(head => head.Vehicle.Value));
    }

    [Fact]
    public async Task ListQuiet_UnsettledAndOldEnough_OldestFirst()
    {
        var vehicles = await RegisterAsync("late", "early", "fresh", "settled");
        double[] receivedSeconds = [20, 10, 31, 5];
        await AppendAsync(
            [.. vehicles.Select((vehicle, i) => Fix(vehicle, 0, receivedAfterSeconds: receivedSeconds[i]))]);
        await TickAsync(VehicleId.Parse("settled"), TickKind.Flush);
        var quiet = await Store.Heads.ListQuietAsync(Received(30), 10, Cancellation);
        Assert.Equal(["early", "late"], quiet.Select(vehicle => vehicle.Value));
        Assert.Equal(["early"], (await Store.Heads.ListQuietAsync(Received(30), 1, Cancellation)).Select(v => v.Value));
        Assert.Equal(3, (await Store.Heads.ListQuietAsync(Received(31), 10, Cancellation)).Count);
    }

    [Fact]
    public async Task ListInRegion_AnyLevel_FollowsTheLivePosition()
    {
        await AppendAsync(Fix(Truck, 0, regions: Gansu), Fix(Coach, 0, regions: Jiangxi));
        Assert.Equal([Truck], await InRegionAsync("620000"));
        Assert.Equal([Truck], await InRegionAsync("620100"));
        Assert.Empty(await InRegionAsync("110000"));
        await AppendAsync(Fix(Truck, 1, regions: Jiangxi));
        Assert.Empty(await InRegionAsync("620100"));
        Assert.Equal([Truck, Coach], await InRegionAsync("360000"));
        await AppendAsync(Fix(Truck, 2, regions: RegionPath.Empty), Fix(Coach, -1, regions: Gansu));
        Assert.Equal([Coach], await InRegionAsync("360000"));
        Assert.Empty(await InRegionAsync("620000"));
    }

    private async Task<IEnumerable<VehicleId>> InRegionAsync(string code) =>
        (await Store.Heads.ListInRegionAsync(code, null, 10, Cancellation)).Select(head => head.Vehicle);

    private async Task<IReadOnlyList<VehicleId>> RegisterAsync(params string[] ids)
    {
        var vehicles = ids.Select(VehicleId.Parse).ToList();
        await Store.Vehicles.RegisterAsync(
            [.. vehicles.Select(id => new Vehicle(id, VehicleClass.Coach, "", null))], Cancellation);
        return vehicles;
    }
}
