using Tracking.Contracts;
using Tracking.Contracts.Fleets;
using Tracking.Grains.Fleets;
using Tracking.Grains.Tests.Silos;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Tests.Fleets;

public sealed class FleetGrainTests(SharedWorld shared)
{
    private readonly SiloWorld _world = shared.World;

    [Fact]
    public async Task Register_NewVehicles_AreTheCompanysAndDurable()
    {
        var (company, fleet) = NewFleet();
        var id = shared.NewName();
        var result = await fleet.RegisterAsync([new FleetVehicle(id, VehicleClass.Coach, "620000")]);
        Assert.Equal(new RegistrationResult(1, false, FleetGrain.MaximumVehicles), result);
        Assert.Equal(
            new Vehicle(VehicleId.Parse(id), VehicleClass.Coach, company, "620000"),
            _world.Store.Vehicles.Find(VehicleId.Parse(id)));
    }

    [Fact]
    public async Task Register_Again_ReplacesAndCountsNothingTwice()
    {
        var (_, fleet) = NewFleet();
        var id = shared.NewName();
        await fleet.RegisterAsync([new FleetVehicle(id, VehicleClass.Coach, null)]);
        var again = await fleet.RegisterAsync(
            [new FleetVehicle(id, VehicleClass.Van, null), new FleetVehicle(shared.NewName(), VehicleClass.Van, null)]);
        Assert.Equal((1, false), (again.Registered, again.IsOverLimit));
        Assert.Equal(VehicleClass.Van, _world.Store.Vehicles.Find(VehicleId.Parse(id))!.Class);
    }

    [Fact]
    public async Task Register_OverTheLimitInOneCall_RegistersNothing()
    {
        var (_, fleet) = NewFleet();
        var names = Enumerable.Range(0, FleetGrain.MaximumVehicles + 1).Select(_ => shared.NewName()).ToList();
        var result = await fleet.RegisterAsync([.. names.Select(New)]);
        Assert.Equal(new RegistrationResult(0, true, FleetGrain.MaximumVehicles), result);
        Assert.Null(_world.Store.Vehicles.Find(VehicleId.Parse(names[0])));
    }

    [Fact]
    public async Task Register_AtTheLimit_TakesWhatItHasAndNothingNew()
    {
        var (company, fleet) = NewFleet();
        _world.Vehicles.Crowd(company, FleetGrain.MaximumVehicles - 1);
        Assert.True((await fleet.RegisterAsync([New(shared.NewName()), New(shared.NewName())])).IsOverLimit);
        var last = shared.NewName();
        Assert.Equal(1, (await fleet.RegisterAsync([New(last), New(last)])).Registered);
        Assert.True((await fleet.RegisterAsync([New(shared.NewName())])).IsOverLimit);

        var again = await fleet.RegisterAsync([New(last), New(ScriptedHeads.Member(5))]);
        Assert.False(again.IsOverLimit);
    }

    [Fact]
    public async Task Register_ManyCallsAtOnce_CannotPassTheLimitTogether()
    {
        var (company, fleet) = NewFleet();
        _world.Vehicles.Crowd(company, FleetGrain.MaximumVehicles - 3);
        var results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => fleet.RegisterAsync([New(shared.NewName())])));
        Assert.Equal(3, results.Sum(static result => result.Registered));
        Assert.Equal(7, results.Count(static result => result.IsOverLimit));
    }

    [Fact]
    public async Task Register_CompanyWithoutAName_IsACompanyLikeAnother()
    {
        var fleet = _world.Grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(""));
        var id = shared.NewName();
        await fleet.RegisterAsync([New(id)]);
        Assert.Equal("", _world.Store.Vehicles.Find(VehicleId.Parse(id))!.Company);
    }

    private static FleetVehicle New(string id) => new(id, VehicleClass.Other, null);

    private (string Company, IFleetGrain Fleet) NewFleet()
    {
        var company = shared.NewName();
        return (company, _world.Grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(company)));
    }
}
