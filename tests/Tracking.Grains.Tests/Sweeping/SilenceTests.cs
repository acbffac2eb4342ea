using Tracking.Grains.Tests.Silos;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Testing.Time;

namespace Tracking.Grains.Tests.Sweeping;

/// <summary>A hazmat vehicle may be silent for 10 minutes; one round of the sweeper is a second.</summary>
public sealed class SilenceTests
{
    private static readonly VehicleId Vehicle = VehicleId.Parse("silent-1");

    private readonly ManualTimeProvider _clock = new();
    private readonly WallClock _wallClock;

    public SilenceTests() => _wallClock = new WallClock(_clock, hasItsTimers: false);

    [Fact]
    public async Task Sweep_LiveVehicleFallsSilent_IsOfflineAfterItsTime()
    {
        await using var sweeper = await StartAsync();
        await sweeper.World.SendAsync([Live(0)]);
        await PassAsync(sweeper, 599);
        Assert.Empty(await OfflineAsync(sweeper.World));

        await PassAsync(sweeper, 2);
        var raised = Assert.Single(await OfflineAsync(sweeper.World));
        Assert.Equal((AlertChange.Raised, Fixes.Second(0)), (raised.Change, raised.Start));
        Assert.Contains(raised.Id.Value, (await sweeper.World.Vehicle(Vehicle).GetStatusAsync()).OpenAlertIds);

        // Nothing more to ask until it is heard again.
        await PassAsync(sweeper, 700);
        Assert.Equal(1, (await sweeper.World.TicksAsync(Vehicle)).Count(static tick => tick == TickKind.Silence));
        await sweeper.World.SendAsync([Live(1_301)]);
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Ended],
            (await OfflineAsync(sweeper.World)).Select(static one => one.Change));
    }

    [Fact]
    public async Task Sweep_VehicleGoesOnSending_IsAskedAgainWithoutATick()
    {
        await using var sweeper = await StartAsync();
        await sweeper.World.SendAsync([Live(0)]);
        await PassAsync(sweeper, 500);
        await sweeper.World.SendAsync([Live(500)]);
        await PassAsync(sweeper, 200);
        Assert.Empty(await OfflineAsync(sweeper.World));
        Assert.DoesNotContain(TickKind.Silence, await sweeper.World.TicksAsync(Vehicle));
        Assert.Equal(
            SweeperHarness.At(_clock, 400), Assert.Single(await SilenceDueAsync(sweeper.World)).DueAt);
        await PassAsync(sweeper, 402);
        Assert.Equal(Fixes.Second(500), Assert.Single(await OfflineAsync(sweeper.World)).Start);
    }

    [Fact]
    public async Task Start_AfterAnOutage_GivesVehiclesTheirWholeTimeAgain()
    {
        var world = await SiloWorld.StartAsync(_wallClock, Vehicle);
        await world.SendAsync([Live(0)]);
        await world.StopSiloAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await world.StartSiloAsync();
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await PassAsync(sweeper, 598);
        Assert.Empty(await OfflineAsync(world));
        await PassAsync(sweeper, 3);
        Assert.Equal(Fixes.Second(0), Assert.Single(await OfflineAsync(world)).Start);
    }

    [Fact]
    public async Task Start_VehicleIsHeardSoonAfterAnOutage_WasNeverOffline()
    {
        var world = await SiloWorld.StartAsync(_wallClock, Vehicle);
        await world.SendAsync([Live(0)]);
        await world.StopSiloAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await world.StartSiloAsync();
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await PassAsync(sweeper, 100);
        await world.SendAsync([Live(3_700)]);
        await PassAsync(sweeper, 590);
        Assert.Empty(await OfflineAsync(world));
    }

    [Fact]
    public async Task Start_AfterARestartInTheSilence_LosesNothing()
    {
        var world = await SiloWorld.StartAsync(_wallClock, Vehicle);
        await world.SendAsync([Live(0)]);
        _clock.Advance(TimeSpan.FromSeconds(300));
        await world.RestartSiloAsync();
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock);
        await PassAsync(sweeper, 602);
        Assert.Single(await OfflineAsync(world));
        await world.RestartSiloAsync();
        await world.SendAsync([Live(910)]);
        Assert.Equal(AlertState.Closed, (await OfflineAsync(world))[^1].State);
    }

    [Fact]
    public async Task Sweep_MachineWasAsleep_GivesVehiclesTheirWholeTimeAgain()
    {
        var asleep = new WallClock(_clock, hasItsTimers: true);
        var world = await SiloWorld.StartAsync(new WallClock(asleep, hasItsTimers: false), Vehicle);
        await using var sweeper = await SweeperHarness.StartAsync(world, _clock, asleep);
        await world.SendAsync([Live(0)]);
        await PassAsync(sweeper, 300);
        asleep.Sleep(TimeSpan.FromHours(1));
        await PassAsync(sweeper, 600);
        Assert.Empty(await OfflineAsync(world));
        await PassAsync(sweeper, 2);
        Assert.Single(await OfflineAsync(world));
    }

    [Fact]
    public async Task Sweep_StoreCouldNotBeRead_GivesVehiclesTheirWholeTimeAgain()
    {
        await using var sweeper = await StartAsync();
        await sweeper.World.SendAsync([Live(0)]);
        await PassAsync(sweeper, 590);
        await sweeper.FailedRoundAsync();
        await PassAsync(sweeper, 590);
        Assert.Empty(await OfflineAsync(sweeper.World));
        await PassAsync(sweeper, 12);
        Assert.Single(await OfflineAsync(sweeper.World));
    }

    [Fact]
    public async Task Sweep_TickStoredButNotJudged_IsJudgedByTheNextStart()
    {
        await using var sweeper = await StartAsync();
        await sweeper.World.SendAsync([Live(0)]);
        await PassAsync(sweeper, 598);
        sweeper.World.Judgements.BreakAfter(Vehicle, 0);
        await PassAsync(sweeper, 4);
        Assert.Empty(await OfflineAsync(sweeper.World));
        sweeper.World.Judgements.Mend(Vehicle);
        await PassAsync(sweeper, 2);
        Assert.Single(await OfflineAsync(sweeper.World));
    }

    [Fact]
    public async Task Sweep_OldFileIsReadIn_RaisesNothing()
    {
        await using var sweeper = await StartAsync();
        await sweeper.World.SendAsync([Fixes.New(
            Vehicle, -90_000, flags: QualityFlags.Stale, receivedAt: ReceivedAt.Now(_clock))]);
        Assert.Empty(await SilenceDueAsync(sweeper.World));
        await PassAsync(sweeper, 700);
        Assert.Empty(await OfflineAsync(sweeper.World));
    }

    private static async Task<IEnumerable<DueRow>> SilenceDueAsync(SiloWorld world) =>
        (await world.Store.Judgements.ListDueAsync(new ReceivedAt(long.MaxValue), 10, CancellationToken.None))
            .Where(static row => row.Kind == DueKind.Silence);

    private static async Task<List<AlertRevision>> OfflineAsync(SiloWorld world) =>
        [.. (await world.RevisionsAsync(Vehicle)).Where(static one => one.Rule == "offline")];

    // Every second is a round, and the second of two is begun only when the first is wholly done.
    private static async Task PassAsync(SweeperHarness sweeper, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await sweeper.FlushRoundAsync();
        }
    }

    private async Task<SweeperHarness> StartAsync() => await SweeperHarness.StartAsync(
        await SiloWorld.StartAsync(_wallClock, Vehicle), _clock);

    private NewPosition Live(int second) => Fixes.New(Vehicle, second, receivedAt: ReceivedAt.Now(_clock));
}
