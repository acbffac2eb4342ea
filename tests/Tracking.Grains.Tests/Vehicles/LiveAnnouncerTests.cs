using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Contracts;
using Tracking.Contracts.Live;
using Tracking.Contracts.Regions;
using Tracking.Grains.Tests.Silos;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class LiveAnnouncerTests(SharedWorld shared)
{
    private readonly SiloWorld _world = shared.World;

    [Fact]
    public async Task Announce_FirstPositionOfAll_ReachesTheSubscriber()
    {
        var vehicle = await shared.NewVehicleAsync();
        var updates = await SubscribeAsync(_world, vehicle);
        await _world.SendAsync([Fixes.New(vehicle, 7, regions: Province("11"))]);
        var update = await updates.ReadAsync().AsTask().WaitAsync(Safety.Net);
        Assert.Equal(vehicle.Value, update.VehicleId);
        Assert.Equal((await _world.HeadAsync(vehicle)).Live, update.Position);
    }

    [Fact]
    public async Task Announce_Batches_GiveTheNewestOfEachAndNeverGoBack()
    {
        var vehicle = await shared.NewVehicleAsync();
        var updates = await SubscribeAsync(_world, vehicle);
        await _world.SendAsync([Fixes.New(vehicle, 10), Fixes.New(vehicle, 30), Fixes.New(vehicle, 20)]);
        await _world.SendAsync([Fixes.New(vehicle, 25), Fixes.New(vehicle, 5)]);
        await _world.SendAsync([Fixes.New(vehicle, 30, 61)]);
        await _world.SendAsync([Fixes.New(vehicle, 40)]);
        Assert.Equal([Fixes.Second(30), Fixes.Second(40)], await TimesAsync(updates, 2));
    }

    [Theory]
    [InlineData(QualityFlags.Future)]
    [InlineData(QualityFlags.Zero)]
    public async Task Announce_PositionThatCannotBeLive_IsPassedOver(QualityFlags flags)
    {
        var vehicle = await shared.NewVehicleAsync();
        var updates = await SubscribeAsync(_world, vehicle);
        await _world.SendAsync([Fixes.New(vehicle, 10), Fixes.New(vehicle, 99, flags: flags)]);
        await _world.SendAsync([Fixes.New(vehicle, 100, flags: flags)]);
        await _world.SendAsync([Fixes.New(vehicle, 20)]);
        Assert.Equal([Fixes.Second(10), Fixes.Second(20)], await TimesAsync(updates, 2));
    }

    [Fact]
    public async Task Announce_AfterAnotherActivation_DoesNotGoBackAndMissesNothing()
    {
        await using var world = await SiloWorld.StartAsync(JudgeHarness.Vehicle);
        await world.SendAsync([Fixes.New(JudgeHarness.Vehicle, 100)]);
        await world.RestartSiloAsync();
        var updates = await SubscribeAsync(world, JudgeHarness.Vehicle);
        await world.SendAsync([Fixes.New(JudgeHarness.Vehicle, 50)]);
        await world.RestartSiloAsync();
        var later = await SubscribeAsync(world, JudgeHarness.Vehicle);
        await world.SendAsync([Fixes.New(JudgeHarness.Vehicle, 110)]);
        Assert.Equal([Fixes.Second(110)], await TimesAsync(later, 1));
        Assert.False(updates.TryRead(out _));
    }

    [Fact]
    public async Task Announce_FirstPositionOfAll_ArrivesInItsRegions()
    {
        var vehicle = await shared.NewVehicleAsync();
        var (province, city) = (shared.NewName(), shared.NewName());
        Assert.Empty(await RosterAsync(province));
        Assert.Empty(await RosterAsync(city));
        await _world.SendAsync(
            [Fixes.New(vehicle, 0, regions: RegionPath.Of([("province", province), ("city", city)]))]);
        Assert.Equal([vehicle.Value], await RosterAsync(province));
        Assert.Equal([vehicle.Value], await RosterAsync(city));
    }

    [Fact]
    public async Task Announce_RegionChange_LeavesTheOldOneAndArrivesInTheNew()
    {
        var vehicle = await shared.NewVehicleAsync();
        var (province, oldCity, newCity) = (shared.NewName(), shared.NewName(), shared.NewName());
        foreach (var region in new[] { province, oldCity, newCity })
        {
            Assert.Empty(await RosterAsync(region));
        }

        await _world.SendAsync(
            [Fixes.New(vehicle, 0, regions: RegionPath.Of([("province", province), ("city", oldCity)]))]);
        await _world.SendAsync(
            [Fixes.New(vehicle, 10, regions: RegionPath.Of([("province", province), ("city", newCity)]))]);
        Assert.Equal([vehicle.Value], await RosterAsync(province));
        Assert.Empty(await RosterAsync(oldCity));
        Assert.Equal([vehicle.Value], await RosterAsync(newCity));

        // At sea it is nowhere; a late fix inside changes nothing about that.
        await _world.SendAsync([Fixes.New(vehicle, 20)]);
        await _world.SendAsync([Fixes.New(vehicle, 15, regions: Province(newCity))]);
        Assert.Empty(await RosterAsync(province));
        Assert.Empty(await RosterAsync(newCity));
    }

    [Fact]
    public async Task Announce_RegionChangeMissedByTheActivation_LeavesTheOldOneToo()
    {
        var vehicle = await shared.NewVehicleAsync();
        var (before, now) = (shared.NewName(), shared.NewName());
        await _world.SendAsync([Fixes.New(vehicle, 0, regions: Province(before))]);
        Assert.Equal([vehicle.Value], await RosterAsync(before));
        Assert.Empty(await RosterAsync(now));

        // The index knows the new place before the new activation does, and the region's activation outlives it.
        await DiscardAsync(vehicle);
        await _world.SendAsync([Fixes.New(vehicle, 10, regions: Province(now))]);
        Assert.Empty(await RosterAsync(before));
        Assert.Equal([vehicle.Value], await RosterAsync(now));
    }

    private static RegionPath Province(string code) => RegionPath.Of([("province", code)]);

    private static async Task<ChannelReader<LiveUpdate>> SubscribeAsync(SiloWorld world, VehicleId vehicle)
    {
        var updates = Channel.CreateUnbounded<LiveUpdate>();
        var streams = world.Services.GetRequiredKeyedService<IStreamProvider>(LiveStream.Provider);
        var stream = streams.GetStream<LiveUpdate>(StreamId.Create(LiveStream.Namespace, vehicle.Value));
        await stream.SubscribeAsync((update, _) =>
        {
            updates.Writer.TryWrite(update);
            return Task.CompletedTask;
        });
        return updates.Reader;
    }

    private static async Task<IReadOnlyList<DeviceTime>> TimesAsync(ChannelReader<LiveUpdate> updates, int count)
    {
        var times = new List<DeviceTime>();
        while (times.Count < count)
        {
            times.Add((await updates.ReadAsync().AsTask().WaitAsync(Safety.Net)).Position.Position.DeviceTime);
        }

        return times;
    }

    /// <summary>Makes the vehicle's activation end while the silo and its other activations live on.</summary>
    private async Task DiscardAsync(VehicleId vehicle)
    {
        await _world.Vehicle(vehicle).CatchUpAsync();
        await _world.SendAsync([Fixes.New(vehicle, 1, regions: (await _world.HeadAsync(vehicle)).Live!.Regions)]);
        await _world.EditSnapshotAsync(vehicle, static _ => { });
        await Assert.ThrowsAnyAsync<Orleans.Storage.InconsistentStateException>(
            () => _world.Vehicle(vehicle).CatchUpAsync());
    }

    private async Task<string[]> RosterAsync(string region) =>
        (await _world.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(region)).GetRosterAsync()).VehicleIds;
}
