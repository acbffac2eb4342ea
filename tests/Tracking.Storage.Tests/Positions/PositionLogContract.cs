using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Storage.Positions;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Positions;

/// <summary>What appending and reading facts must do in any store.</summary>
public abstract class PositionLogContract : StoreContract
{
    [Fact]
    public async Task Append_TwoVehicles_GivesDenseOffsetsInOrder()
    {
        var first = await AppendAsync(Fix(Truck, 0), Fix(Coach, 0), Fix(Truck, 1));
        var second = await AppendAsync(Fix(Coach, 1));
        Assert.Equal([1, 2, 3], first.Positions.Select(position => position!.Offset.Number));
        Assert.Equal(4, second.Positions[0]!.Offset.Number);
    }

    [Fact]
    public async Task Append_EveryField_ComesBackBitForBit()
    {
        var position = new Position(
            At(0.001),
            GeoPoint.FromDegrees(-(1.0 / 3), 180),
            Speed.FromKilometersPerHour(79.99),
            Heading.FromDegrees(359.99999999999994),
            double.BitIncrement(123_456.7),
            false,
            true);
        var added = New(Truck, position, QualityFlags.Stale | QualityFlags.Jump, Gansu, Received(2));
        var logged = await AppendOneAsync(added);
        await Store.ReopenAsync();
        var fact = Assert.Single(await ReadAsync());
        Assert.Equal(logged, fact.Position);
        Assert.Equal(position, fact.Position!.Position);
        Assert.Equal(added.Hash, ContentHash.Of(fact.Position.Position));
        Assert.Equal(added.Flags, fact.Position.Flags);
        Assert.Equal(added.ReceivedAt, fact.Position.ReceivedAt);
    }

    [Fact]
    public async Task Append_NothingOptional_ComesBackAsNull()
    {
        var position = new Position(At(0), Lanzhou);
        await AppendOneAsync(New(Truck, position, QualityFlags.None, RegionPath.Empty, Received(0)));
        var fact = Assert.Single(await ReadAsync());
        Assert.Equal(position, fact.Position!.Position);
        Assert.True(fact.Position.Regions.IsEmpty);
    }

    [Fact]
    public async Task Append_SameContentAgain_IsAnsweredNullAndNotStored()
    {
        await AppendAsync(Fix(Truck, 0), Fix(Truck, 1));
        var again = await AppendAsync(Fix(Truck, 0, receivedAfterSeconds: 99), Fix(Truck, 2));
        Assert.Null(again.Positions[0]);
        Assert.Equal(3, again.Positions[1]!.Offset.Number);
        Assert.Equal(3, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Append_DuplicateInsideOneCall_IsStoredOnce()
    {
        var result = await AppendAsync(Fix(Truck, 0), Fix(Truck, 0));
        Assert.NotNull(result.Positions[0]);
        Assert.Null(result.Positions[1]);
    }

    [Fact]
    public async Task Append_DuplicateOfTheLatestAfterAnOlderOne_IsAnsweredNull()
    {
        await AppendAsync(Fix(Truck, 10));
        await AppendAsync(Fix(Truck, 5));
        Assert.Null((await AppendAsync(Fix(Truck, 10))).Positions[0]);
        Assert.Equal(QualityFlags.SameTime, (await AppendOneAsync(Fix(Truck, 10, kilometersPerHour: 9))).Flags);
    }

    [Fact]
    public async Task Append_SameTimeOtherContent_IsStoredAndFlagged()
    {
        await AppendAsync(Fix(Truck, 0, kilometersPerHour: 80), Fix(Truck, 5));
        var other = await AppendOneAsync(Fix(Truck, 0, kilometersPerHour: 81, flags: QualityFlags.Stale));
        Assert.Equal(QualityFlags.SameTime | QualityFlags.Stale, other.Flags);
        Assert.Equal(other, (await ReadAsync())[2].Position);
    }

    [Fact]
    public async Task Append_SameTimeOfAnotherVehicle_IsNotFlagged()
    {
        await AppendAsync(Fix(Truck, 0));
        Assert.Equal(QualityFlags.None, (await AppendOneAsync(Fix(Coach, 0))).Flags);
    }

    [Fact]
    public async Task Append_PreviousHeads_AreThoseBeforeTheCallOfVehiclesWithNews()
    {
        await AppendAsync(Fix(Truck, 0), Fix(Coach, 0), Fix(Truck, 1));
        var result = await AppendAsync(Fix(Truck, 2), Fix(Truck, 3), Fix(Coach, 0));
        Assert.Equal(new LogOffset(0, 3), result.PreviousHeads[Truck]);
        Assert.False(result.PreviousHeads.ContainsKey(Coach), "the coach sent only a duplicate");
    }

    [Fact]
    public async Task Append_UnregisteredVehicle_FailsAndStoresNothingOfTheCall()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync(Fix(Truck, 0), Fix(Stranger, 0)));
        Assert.Empty(await ReadAsync());
        Assert.Equal(1, (await AppendOneAsync(Fix(Truck, 0))).Offset.Number);
    }

    [Fact]
    public async Task Append_CallWithNewRegionsFails_TheyAreGivenOutAnew()
    {
        var sichuan = RegionPath.Of([("province", "510000")]);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => AppendAsync(Fix(Truck, 0, regions: Jiangxi), Fix(Stranger, 0)));
        await AppendAsync(Fix(Truck, 1, regions: sichuan), Fix(Truck, 2, regions: Jiangxi));
        Assert.Equal([sichuan, Jiangxi], (await ReadAsync()).Select(fact => fact.Position!.Regions));
    }

    [Fact]
    public async Task Append_Nothing_GivesNothing() => Assert.Empty((await AppendAsync()).Positions);

    [Fact]
    public async Task AppendTick_Flush_TakesTheNextOffsetAndSettles()
    {
        await AppendAsync(Fix(Truck, 0));
        var tick = await TickAsync(Truck, TickKind.Flush);
        Assert.Equal(new TickResult(new LogOffset(0, 2), new LogOffset(0, 1)), tick);
        Assert.True((await HeadAsync(Truck)).IsSettled);
        Assert.Null(await TickAsync(Truck, TickKind.Flush));
        Assert.Equal(3, (await AppendOneAsync(Fix(Truck, 1))).Offset.Number);
    }

    [Fact]
    public async Task AppendTick_FlushBeforeAnyPosition_WritesNothing() =>
        Assert.Null(await TickAsync(Truck, TickKind.Flush));

    [Fact]
    public async Task AppendTick_Refold_IsWrittenEvenWhenSettledAndSettlesNothing()
    {
        await AppendAsync(Fix(Truck, 0));
        Assert.NotNull(await TickAsync(Truck, TickKind.Refold));
        Assert.False((await HeadAsync(Truck)).IsSettled);
        await TickAsync(Truck, TickKind.Flush);
        Assert.NotNull(await TickAsync(Truck, TickKind.Refold));
        Assert.True((await HeadAsync(Truck)).IsSettled);
    }

    [Fact]
    public async Task AppendTick_UnregisteredVehicle_Fails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TickAsync(Stranger, TickKind.Refold));

    [Fact]
    public async Task ReadAfter_PositionsAndTicks_ComeTogetherByOffset()
    {
        await AppendAsync(Fix(Truck, 9), Fix(Coach, 0));
        await TickAsync(Truck, TickKind.Flush);
        await AppendAsync(Fix(Truck, 1));
        await TickAsync(Truck, TickKind.Refold);
        var facts = await ReadAsync();
        Assert.Equal([1, 3, 4, 5], facts.Select(fact => fact.Offset.Number));
        Assert.Equal([null, TickKind.Flush, null, TickKind.Refold], facts.Select(fact => fact.Tick));
        Assert.Equal([true, false, true, false], facts.Select(fact => fact.TickedAt is null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ReadAfter_PageByPage_GivesEveryFactOnce(int pageSize)
    {
        for (var i = 0; i < 4; i++)
        {
            await AppendAsync(Fix(Truck, i), Fix(Coach, i));
            await TickAsync(Truck, TickKind.Refold);
        }

        var offsets = new List<long>();
        var after = LogOffset.Start;
        while (await Store.Log.ReadAfterAsync(Truck, after, pageSize, Cancellation) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= pageSize);
            offsets.AddRange(page.Select(fact => fact.Offset.Number));
            after = page[^1].Offset;
        }

        Assert.Equal([1, 3, 4, 6, 7, 9, 10, 12], offsets);
    }

    [Fact]
    public async Task ReadAfter_UnregisteredVehicle_IsEmpty() =>
        Assert.Empty(await Store.Log.ReadAfterAsync(Stranger, LogOffset.Start, 10, Cancellation));

    [Theory]
    [InlineData(0)]
    [InlineData(PageLimit.Maximum + 1)]
    public async Task ReadAfter_LimitOutOfRange_IsRefused(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.Log.ReadAfterAsync(Truck, LogOffset.Start, limit, Cancellation));

    [Fact]
    public async Task Append_ManyCallersAtOnce_LoseAndDoubleNothing()
    {
        const int Callers = 16;
        const int PerCaller = 60;
        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                var offsets = new List<long>();
                for (var i = 0; i < PerCaller; i++)
                {
                    // Every position is sent by two callers: exactly one of them must be told that it is new.
                    var seconds = ((caller / 2) * PerCaller) + i;
                    var result = await AppendAsync(Fix(caller % 4 < 2 ? Truck : Coach, seconds));
                    offsets.AddRange(result.Positions.OfType<LoggedPosition>().Select(logged => logged.Offset.Number));
                }

                return offsets;
            },
            Cancellation)));

        const int Distinct = Callers / 2 * PerCaller;
        var dense = Enumerable.Range(1, Distinct).Select(i => (long)i);
        Assert.Equal(dense, answers.SelectMany(offsets => offsets).Order());
        var stored = (await ReadAsync()).Concat(await Store.Log.ReadAfterAsync(
            Coach, LogOffset.Start, PageLimit.Maximum, Cancellation));
        Assert.Equal(Distinct, stored.Select(fact => fact.Offset).Distinct().Count());
    }

    private Task<IReadOnlyList<LogFact>> ReadAsync() =>
        Store.Log.ReadAfterAsync(Truck, LogOffset.Start, PageLimit.Maximum, Cancellation);
}
