using Tracking.Ingest.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Positions;

/// <summary>What the vehicles are told once a batch is durable.</summary>
public class PositionDoorJudgingTests
{
    [Fact]
    public async Task Judged_OneBatchOfTwoVehicles_IsOneCallEachWithPreviousHeads()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        await (await fixture.TakeAsync(fixture.Fix("A1", -2), fixture.Fix("A2", -2))).Judged;

        await (await fixture.TakeAsync(fixture.Fix("A1", -1), fixture.Fix("A2", -1), fixture.Fix("A1"))).Judged;

        var a1 = fixture.Vehicles["A1"].Judged.ToArray();
        var a2 = fixture.Vehicles["A2"].Judged.ToArray();
        Assert.Equal((2, 2), (a1.Length, a2.Length));
        Assert.Equal((0, 0), (a1[0].PreviousHead, a2[0].PreviousHead));
        Assert.Equal(a1[0].Positions[0].Offset.Number, a1[1].PreviousHead);
        Assert.Equal(a2[0].Positions[0].Offset.Number, a2[1].PreviousHead);
        Assert.Equal([-1_000L, 0], a1[1].Positions.Select(position =>
            (long)position.Position.DeviceTime.Since(fixture.Now).TotalMilliseconds));
        Assert.Single(a2[1].Positions);
    }

    [Fact]
    public async Task Judged_OnlyDuplicates_CallsNobody()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        await (await fixture.TakeAsync(fixture.Fix())).Judged;

        var outcome = await fixture.TakeAsync(fixture.Fix());
        await outcome.Judged;

        Assert.Single(fixture.Vehicles["A1"].Judged);
        Assert.Equal([VehicleId.Parse("A1")], outcome.Vehicles);
    }

    [Fact]
    public async Task Judged_JudgingFails_TheBatchIsStillTaken()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        fixture.Vehicles.Gate = Task.FromException(new TimeoutException("no answer"));

        var outcome = await fixture.TakeAsync(fixture.Fix());
        await outcome.Judged;

        Assert.Equal(1, outcome.Accepted);
        Assert.True(outcome.Judged.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Judged_JudgingTakesLong_TakeAsyncReturnsBefore()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var judging = new TaskCompletionSource();
        fixture.Vehicles.Gate = judging.Task;

        var outcome = await fixture.TakeAsync(fixture.Fix());

        Assert.False(outcome.Judged.IsCompleted);
        judging.SetResult();
        await outcome.Judged;
    }

    // Two senders of one vehicle: what each call says came before is what the other's commit said it added.
    [Fact]
    public async Task Judged_SameVehicleInConcurrentBatches_HeadsMakeOneChain()
    {
        const int Batches = 20;
        await using var fixture = await DoorFixture.OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Batches).Select(i =>
            fixture.TakeAsync(fixture.Fix(seconds: -2 * i), fixture.Fix(seconds: (-2 * i) - 1))));
        await Task.WhenAll(outcomes.Select(static outcome => outcome.Judged));

        Assert.Equal(2 * Batches, outcomes.Sum(static outcome => outcome.Accepted));
        var head = 0L;
        var calls = fixture.Vehicles["A1"].Judged.OrderBy(static call => call.PreviousHead).ToList();
        Assert.Equal(Batches, calls.Count);
        foreach (var call in calls)
        {
            Assert.Equal(head, call.PreviousHead);
            head = call.Positions[^1].Offset.Number;
        }
    }

    [Fact]
    public async Task Judged_SamePositionInConcurrentBatches_IsAcceptedOnce()
    {
        await using var fixture = await DoorFixture.OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.TakeAsync(fixture.Fix())));

        Assert.Equal((1, 9), (outcomes.Sum(static outcome => outcome.Accepted), outcomes.Sum(static outcome => outcome.Duplicates)));
    }

    // Hundreds of calls at once would starve the thread pool that has to serve them.
    [Fact]
    public async Task Judged_ManyVehicles_IsAtMost128CallsAtOnce()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var ids = Enumerable.Range(0, 200).Select(static i => $"T{i}").ToArray();
        await fixture.RegisterAsync(ids);
        var judging = new TaskCompletionSource();
        fixture.Vehicles.Gate = judging.Task;

        var outcome = await fixture.TakeAsync([.. ids.Select(id => fixture.Fix(id))]);

        Assert.Equal(128, fixture.Vehicles.UnderWay);
        judging.SetResult();
        await outcome.Judged;
        Assert.Equal(128, fixture.Vehicles.MostUnderWay);
        Assert.All(ids, id => Assert.Single(fixture.Vehicles[id].Judged));
    }

    [Fact]
    public async Task FlushAsync_SomeVehicles_FlushesEachOnce()
    {
        await using var fixture = await DoorFixture.OpenAsync();

        await fixture.Door.FlushAsync([VehicleId.Parse("A1"), VehicleId.Parse("甘A12345-2")], CancellationToken.None);

        Assert.Equal((1, 0, 1), (fixture.Vehicles["A1"].Flushes, fixture.Vehicles["A2"].Flushes, fixture.Vehicles["甘A12345-2"].Flushes));
    }

    // Whoever flushes waits for the judging: unlike a batch, it must hear that it failed.
    [Fact]
    public async Task FlushAsync_VehicleFails_Throws()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        fixture.Vehicles.Gate = Task.FromException(new TimeoutException("no answer"));

        await Assert.ThrowsAsync<TimeoutException>(() =>
            fixture.Door.FlushAsync([VehicleId.Parse("A1")], CancellationToken.None));
    }
}
