using Tracking.Contracts;
using Tracking.Contracts.Regions;
using Tracking.Grains.Regions;
using Tracking.Grains.Tests.Silos;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Model.Regions;

namespace Tracking.Grains.Tests.Regions;

public sealed class RegionGrainTests(SharedWorld shared)
{
    private readonly SiloWorld _world = shared.World;

    [Fact]
    public async Task GetRoster_ArrivedAndLeft_HoldsWhoIsHere()
    {
        var (_, region) = NewRegion();
        foreach (var vehicle in new[] { "b", "c", "a", "b" })
        {
            await region.ArriveAsync(vehicle);
        }

        await region.LeaveAsync("c");
        await region.LeaveAsync("never-here");
        var roster = await region.GetRosterAsync();
        Assert.Equal(["a", "b"], roster.VehicleIds);
        Assert.False(roster.IsTruncated);
        Assert.Equal(0, roster.FeedHead);
    }

    [Fact]
    public async Task GetRoster_AlertsInTheRegion_HoldsTheHeadOfItsFeed()
    {
        var (code, region) = NewRegion();
        var vehicle = await shared.NewVehicleAsync();
        var here = RegionPath.Of([("province", code)]);
        await _world.SendAsync(
            [.. new[] { 0, 30, 60 }.Select(second => Fixes.New(vehicle, second, 100, regions: here)),
                Fixes.New(vehicle, 70, regions: here), Fixes.New(vehicle, 80, regions: here)]);
        await _world.Vehicle(vehicle).FlushAsync();
        var roster = await region.GetRosterAsync();
        Assert.Equal((2, vehicle.Value), (roster.FeedHead, Assert.Single(roster.VehicleIds)));
    }

    [Fact]
    public async Task Activate_VehiclesInTheIndex_AreHere()
    {
        var (code, region) = NewRegion();
        var (inside, left) = (await shared.NewVehicleAsync(), await shared.NewVehicleAsync());
        var here = RegionPath.Of([("province", "else"), ("city", code)]);
        await _world.LogAsync([Fixes.New(inside, 0, regions: here), Fixes.New(left, 0, regions: here)]);
        await _world.LogAsync([Fixes.New(left, 10)]);
        Assert.Equal([inside.Value], (await region.GetRosterAsync()).VehicleIds);
    }

    [Fact]
    public async Task Activate_MoreThanAPageInTheIndex_AreAllHere()
    {
        var (code, region) = NewRegion();
        _world.Heads.Crowd(code, 2_500);
        Assert.Equal(
            Enumerable.Range(0, 2_500).Select(ScriptedHeads.Member), (await region.GetRosterAsync()).VehicleIds);
    }

    [Fact]
    public async Task GetRoster_MoreThanOneAnswerHolds_IsCutOffAndSaysSo()
    {
        var (code, region) = NewRegion();
        _world.Heads.Crowd(code, RegionGrain.MaximumListed);
        var full = await region.GetRosterAsync();
        Assert.Equal((RegionGrain.MaximumListed, false), (full.VehicleIds.Length, full.IsTruncated));

        await region.ArriveAsync("a-first");
        var cut = await region.GetRosterAsync();
        Assert.Equal((RegionGrain.MaximumListed, true), (cut.VehicleIds.Length, cut.IsTruncated));
        Assert.Equal("a-first", cut.VehicleIds[0]);
    }

    [Fact]
    public async Task Arrive_AsManyAsItKnowsAtMost_IsNotTakenIn()
    {
        var (code, region) = NewRegion();
        _world.Heads.Crowd(code, RegionGrain.MaximumVehicles + 1_000);
        await region.ArriveAsync("a-first");
        Assert.Equal(ScriptedHeads.Member(0), (await region.GetRosterAsync()).VehicleIds[0]);

        await region.LeaveAsync(ScriptedHeads.Member(7));
        await region.ArriveAsync("a-first");
        Assert.Equal("a-first", (await region.GetRosterAsync()).VehicleIds[0]);
    }

    private (string Code, IRegionGrain Region) NewRegion()
    {
        var code = shared.NewName();
        return (code, _world.Grains.GetGrain<IRegionGrain>(GrainKeys.Region(code)));
    }
}
