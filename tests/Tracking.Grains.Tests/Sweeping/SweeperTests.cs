using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tracking.Grains.Sweeping;
using Tracking.Grains.Tests.Silos;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Testing.Time;

namespace Tracking.Grains.Tests.Sweeping;

public sealed class SweeperTests
{
    private static readonly VehicleId First = VehicleId.Parse("sweep-1");
    private static readonly VehicleId Second = VehicleId.Parse("sweep-2");

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Start_FactsBeyondSnapshots_AreCaughtUpWith()
    {
        // One vehicle more than a page holds.
        var vehicles = Many(Sweeper.BatchSize + 1);
        var world = await SiloWorld.StartAsync(vehicles);
        await world.LogAsync(vehicles.SelectMany(Speeding));
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        Assert.Empty(await world.Store.Heads.ListBeyondSnapshotAsync(null, 10, CancellationToken.None));
        Assert.Single(await world.RevisionsAsync(vehicles[^1]));
        Assert.Empty(sweeper.Complaints.Complaints);
    }

    [Fact]
    public async Task Start_OneVehicleCannotBeJudged_OthersAre()
    {
        var world = await SiloWorld.StartAsync(First, Second);
        world.Judgements.BreakAfter(First, 0);
        await world.LogAsync(new[] { First, Second }.SelectMany(Speeding));
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        Assert.Single(await world.RevisionsAsync(Second));
        Assert.Contains(First.Value, Assert.Single(sweeper.Complaints.Complaints), StringComparison.Ordinal);

        // It is not forgotten, though nothing new comes for it and it is not quiet for long yet.
        world.Judgements.Mend(First);
        await sweeper.FlushRoundAsync();
        Assert.Single(await world.RevisionsAsync(First));
    }

    [Fact]
    public async Task Start_MoreFailThanAreRemembered_TriesAsManyAgain()
    {
        var vehicles = Many(Sweeper.MaximumRetries + 1);
        var world = await SiloWorld.StartAsync(vehicles);
        vehicles.ForEach(vehicle => world.Judgements.BreakAfter(vehicle, 0));
        await world.LogAsync(vehicles.SelectMany(Speeding));
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        Assert.Equal(vehicles.Count, sweeper.Complaints.Complaints.Count);

        vehicles.ForEach(world.Judgements.Mend);
        await sweeper.WholeRoundAsync();
        Assert.Single(await world.Store.Heads.ListBeyondSnapshotAsync(null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Sweep_VehicleQuietForAMinuteOfReceiveTime_IsFlushed()
    {
        var world = await SiloWorld.StartAsync(First, Second);
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await world.SendAsync(new[] { 0, 30, 60 }.Select(second => Received(First, second, 100, -57)));
        await world.SendAsync([Received(Second, 0, 100, -56)]);
        await sweeper.FlushRoundAsync();
        await sweeper.FlushRoundAsync();
        Assert.Empty(await world.TicksAsync(First));
        Assert.Empty(await world.RevisionsAsync(First));

        await sweeper.FlushRoundAsync();
        Assert.Equal([TickKind.Flush], await world.TicksAsync(First));
        Assert.Equal(AlertChange.Raised, Assert.Single(await world.RevisionsAsync(First)).Change);
        Assert.Equal(
            Fixes.Second(60).UnixMilliseconds, (await world.Vehicle(First).GetStatusAsync()).JudgedUntilMs);
        Assert.Empty(await world.TicksAsync(Second));

        // Once is enough, for as long as nothing comes.
        await sweeper.FlushRoundAsync();
        await sweeper.FlushRoundAsync();
        Assert.Single(await world.TicksAsync(First));
        Assert.Single(await world.TicksAsync(Second));
    }

    [Fact]
    public async Task Sweep_RefoldComesDue_IsDoneOnceAndItsRowGoes()
    {
        var world = await SiloWorld.StartAsync(First);
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await world.SendAsync(new[] { 0, 30, 60 }.Select(second => Received(First, second, 100, -300)));
        await world.Vehicle(First).FlushAsync();
        await world.SendAsync([Received(First, 45, 110, -57)]);
        // It goes on sending, so it is not for being quiet that it is re-folded; a second late fix does not put it off.
        await world.SendAsync([Received(First, 46, 110, -10), Received(First, 70, 100, 0)]);
        Assert.Equal(
            [new DueRow(First, DueKind.Refold, SweeperHarness.At(_clock, 3))], await DueAsync(world));

        await sweeper.FlushRoundAsync();
        await sweeper.FlushRoundAsync();
        Assert.Equal([TickKind.Flush], await world.TicksAsync(First));
        await sweeper.WholeRoundAsync();
        Assert.Equal([TickKind.Flush, TickKind.Refold], await world.TicksAsync(First));
        Assert.Empty(await DueAsync(world));
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Corrected],
            (await world.RevisionsAsync(First)).Select(static one => one.Change));

        await sweeper.WholeRoundAsync();
        Assert.Equal(2, (await world.TicksAsync(First)).Count);
    }

    [Fact]
    public async Task Sweep_QuietVehicleCannotBeJudged_OthersAreAndItIsTriedAgain()
    {
        var world = await SiloWorld.StartAsync(First, Second);
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        foreach (var vehicle in new[] { First, Second })
        {
            await world.SendAsync(new[] { 0, 30, 60 }.Select(second => Received(vehicle, second, 100, -60)));
        }

        world.Judgements.BreakAfter(First, 0);
        await sweeper.FlushRoundAsync();
        await sweeper.FlushRoundAsync();
        Assert.Single(await world.RevisionsAsync(Second));
        Assert.Empty(await world.RevisionsAsync(First));
        Assert.All(
            sweeper.Complaints.Complaints,
            static complaint => Assert.Contains(First.Value, complaint, StringComparison.Ordinal));

        // Its tick is in the log, so that it is no longer listed as quiet.
        world.Judgements.Mend(First);
        await sweeper.FlushRoundAsync();
        Assert.Single(await world.RevisionsAsync(First));
        Assert.Single(await world.TicksAsync(First));
        var complaints = sweeper.Complaints.Complaints.Count;
        await sweeper.FlushRoundAsync();
        Assert.Equal(complaints, sweeper.Complaints.Complaints.Count);
    }

    [Fact]
    public async Task Sweep_DueVehicleCannotBeJudged_KeepsItsRowUntilItCan()
    {
        var world = await SiloWorld.StartAsync(First);
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await world.SendAsync(new[] { 0, 30, 60 }.Select(second => Received(First, second, 100, -300)));
        await world.Vehicle(First).FlushAsync();
        await world.SendAsync([Received(First, 45, 110, -100), Received(First, 70, 100, 0)]);
        world.Judgements.BreakAfter(First, 0);
        await sweeper.WholeRoundAsync();
        Assert.Single(await DueAsync(world));
        Assert.NotEmpty(sweeper.Complaints.Complaints);

        world.Judgements.Mend(First);
        await sweeper.WholeRoundAsync();
        Assert.Empty(await DueAsync(world));
        Assert.Equal(AlertChange.Corrected, (await world.RevisionsAsync(First))[^1].Change);
    }

    [Fact]
    public async Task Sweep_StoreCannotBeRead_IsTriedAgainNextTime()
    {
        var world = await SiloWorld.StartAsync(First);
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await world.SendAsync([Received(First, 0, 60, -100)]);
        await sweeper.FailedRoundAsync();
        await sweeper.FlushRoundAsync();
        Assert.Equal([TickKind.Flush], await world.TicksAsync(First));
        Assert.Single(sweeper.Complaints.Complaints);
    }

    [Fact]
    public void AddTrackingGrains_Host_SweepsInTheBackground() =>
        Assert.Contains(
            new ServiceCollection().AddTrackingGrains(),
            static service => service.ServiceType == typeof(IHostedService)
                && service.ImplementationType == typeof(Sweeper));

    private static async Task<IEnumerable<DueRow>> DueAsync(SiloWorld world) =>
        (await world.Store.Judgements.ListDueAsync(new ReceivedAt(long.MaxValue), 10, CancellationToken.None))
            .Where(static row => row.Kind == DueKind.Refold);

    private static List<VehicleId> Many(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => VehicleId.Parse($"v-{i:D3}"))];

    private IEnumerable<NewPosition> Speeding(VehicleId vehicle) =>
        new[] { 0, 30, 60, 130 }.Select(second => Received(vehicle, second, 100, 0));

    private NewPosition Received(VehicleId vehicle, int second, int speedKmh, int receivedSeconds) =>
        Fixes.New(vehicle, second, speedKmh, receivedAt: SweeperHarness.At(_clock, receivedSeconds));
}
