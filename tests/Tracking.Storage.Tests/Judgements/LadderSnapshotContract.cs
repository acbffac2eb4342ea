using Tracking.Model.Positions;
using Tracking.Storage.Judgements;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Judgements;

/// <summary>What keeping a vehicle's ladder must do in any store.</summary>
public abstract class LadderSnapshotContract : StoreContract
{
    private const double Hour = 3_600;
    private const double Day = 24 * Hour;

    [Fact]
    public async Task FindRung_NewestBeforeTheTime_IsStrictlyBefore()
    {
        await AddAsync(Rung(0, 1), Rung(Hour, 2));
        Assert.Equal(At(Hour), (await FindAsync(Hour + 1, 99))?.Watermark);
        Assert.Equal(At(0), (await FindAsync(Hour, 99))?.Watermark);
        Assert.Null(await FindAsync(0, 99));
    }

    [Fact]
    public async Task FindRung_KnownLater_IsPassedOver()
    {
        await AddAsync(Rung(0, 5), Rung(Hour, 9));
        Assert.Equal(At(Hour), (await FindAsync(Day, 9))?.Watermark);
        Assert.Equal(At(0), (await FindAsync(Day, 8))?.Watermark);
        Assert.Null(await FindAsync(Day, 4));
    }

    [Fact]
    public async Task FindRung_StateAndOffset_ComeBack()
    {
        await AddAsync(new LadderSnapshot(At(0), new LogOffset(0, 7), [1, 0, 255]));
        await AddAsync(new LadderSnapshot(At(Hour), new LogOffset(0, 8), []));
        await Store.ReopenAsync();
        var rung = await FindAsync(1, 99);
        Assert.Equal(new LogOffset(0, 7), rung!.KnownAt);
        Assert.Equal([1, 0, 255], rung.State);
        Assert.Empty((await FindAsync(Day, 99))!.State);
        Assert.Null(await Store.Judgements.FindRungAsync(Coach, At(Day), new LogOffset(0, 99), Cancellation));
        Assert.Null(await Store.Judgements.FindRungAsync(Stranger, At(Day), new LogOffset(0, 99), Cancellation));
    }

    [Fact]
    public async Task Commit_DropLadderFrom_DropsBeforeItAdds()
    {
        await AddAsync(Rung(0, 1), Rung(Hour, 2), Rung(2 * Hour, 3));
        await Store.Judgements.CommitAsync(
            new Judgement { Vehicle = Truck, DropLadderFrom = At(Hour), Ladder = [Rung(1.5 * Hour, 8)] }, Cancellation);
        Assert.Equal([At(1.5 * Hour), At(0)], await LadderAsync());
        await Store.Judgements.CommitAsync(new Judgement { Vehicle = Truck, DropLadderFrom = At(0) }, Cancellation);
        Assert.Empty(await LadderAsync());
    }

    [Fact]
    public async Task Commit_SameWatermarkAgain_IsReplaced()
    {
        await AddAsync(Rung(0, 1));
        await AddAsync(Rung(0, 4));
        Assert.Equal(4, (await FindAsync(1, 99))!.KnownAt.Number);
        Assert.Single(await LadderAsync());
    }

    [Fact]
    public async Task Commit_TwelveDaysOfHalfHours_KeepsHoursThenDays()
    {
        const int HalfHours = 12 * 48;
        for (var i = 0; i <= HalfHours; i += 8)
        {
            await AddAsync([.. Enumerable.Range(i, 8).Select(n => Rung(n * Hour / 2, n + 1))]);
        }

        var ladder = await LadderAsync();
        var ages = ladder.Select(rung => ladder[0].Since(rung)).ToList();
        Assert.InRange(ladder.Count, 48 + 5, 58);
        Assert.Equal(1, ages.Count(age => age > TimeSpan.FromDays(8)));
        var steps = ages.Zip(ages.Skip(1), (later, earlier) => (Age: earlier, Gap: earlier - later));
        Assert.All(steps, step => Assert.True(
            step.Gap <= (step.Age <= TimeSpan.FromHours(48) ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1)),
            $"{step}"));
    }

    [Fact]
    public async Task Commit_NewestFarAhead_KeepsItAndTheOneBefore()
    {
        await AddAsync(Rung(0, 1), Rung(Hour, 2));
        await AddAsync(Rung(30 * Day, 3));
        Assert.Equal([At(30 * Day), At(Hour)], await LadderAsync());
    }

    private static LadderSnapshot Rung(double seconds, long knownAt) =>
        new(At(seconds), new LogOffset(0, knownAt), [7]);

    private Task<int> AddAsync(params LadderSnapshot[] rungs) =>
        Store.Judgements.CommitAsync(new Judgement { Vehicle = Truck, Ladder = rungs }, Cancellation);

    private Task<LadderSnapshot?> FindAsync(double beforeSeconds, long knownAt) =>
        Store.Judgements.FindRungAsync(Truck, At(beforeSeconds), new LogOffset(0, knownAt), Cancellation);

    /// <summary>The whole ladder, newest first.</summary>
    private async Task<List<DeviceTime>> LadderAsync()
    {
        var ladder = new List<DeviceTime>();
        var known = new LogOffset(0, long.MaxValue);
        var before = DeviceTime.MaxValue;
        while (await Store.Judgements.FindRungAsync(Truck, before, known, Cancellation) is { } rung)
        {
            ladder.Add(rung.Watermark);
            before = rung.Watermark;
        }

        return ladder;
    }
}
