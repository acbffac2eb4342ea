using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Tests.Stores;
using Tracking.Storage.Vehicles;

namespace Tracking.Storage.Tests.Vehicles;

/// <summary>What the registry must do in any store.</summary>
public abstract class VehicleRegistryContract : StoreContract
{
    [Fact]
    public async Task Register_NewAndKnown_CountsTheNewAndReplacesTheKnown()
    {
        var changed = new Vehicle(Truck, VehicleClass.Hazmat, "Other Company", null);
        var added = new Vehicle(VehicleId.Parse("new"), VehicleClass.Van, "", "110000");
        Assert.Equal(1, await Store.Vehicles.RegisterAsync([changed, added], Cancellation));
        Assert.Equal(changed, Store.Vehicles.Find(Truck));
        Assert.Equal(added, Store.Vehicles.Find(added.Id));
        await Store.ReopenAsync();
        Assert.Equal(changed, Store.Vehicles.Find(Truck));
        Assert.Equal(added, Store.Vehicles.Find(added.Id));
    }

    [Fact]
    public async Task Register_SameVehicleTwiceInOneCall_CountsOnceAndTheLastHolds()
    {
        var id = VehicleId.Parse("twice");
        var last = new Vehicle(id, VehicleClass.SchoolBus, "B", null);
        var first = new Vehicle(id, VehicleClass.Coach, "A", null);
        Assert.Equal(1, await Store.Vehicles.RegisterAsync([first, last], Cancellation));
        Assert.Equal(last, Store.Vehicles.Find(id));
    }

    [Fact]
    public async Task Register_KnownVehicle_KeepsItsLog()
    {
        await AppendAsync(Fixes.Fix(Truck, 0));
        await Store.Vehicles.RegisterAsync([new(Truck, VehicleClass.Van, "", null)], Cancellation);
        Assert.Equal(1, (await HeadAsync(Truck)).Head.Number);
    }

    [Fact]
    public void Find_UnknownVehicle_IsNull()
    {
        Assert.Null(Store.Vehicles.Find(Stranger));
        Assert.Empty(Store.Vehicles.FindVersions(Stranger));
    }

    [Fact]
    public async Task FindVersions_ChangedBetweenPositions_HoldTheOffsetsTheyAreKnownAfter()
    {
        var van = new Vehicle(Truck, VehicleClass.Van, "", null);
        var bus = van with { Class = VehicleClass.SchoolBus };
        var first = Assert.Single(Store.Vehicles.FindVersions(Truck));
        var start = first.RegisteredAt;
        Assert.Equal(ReceivedAt.Now(Store.Clock), start);
        await AppendAsync(Fixes.Fix(Truck, 0), Fixes.Fix(Coach, 0));
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.Vehicles.RegisterAsync([van], Cancellation);
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await AppendAsync(Fixes.Fix(Truck, 1));
        await Store.Vehicles.RegisterAsync([bus], Cancellation);
        VehicleVersion[] expected =
        [
            first,
            new VehicleVersion(van, new LogOffset(0, 2), start.Plus(TimeSpan.FromMinutes(1))),
            new VehicleVersion(bus, new LogOffset(0, 3), start.Plus(TimeSpan.FromMinutes(2))),
        ];
        Assert.Equal(expected, Store.Vehicles.FindVersions(Truck));
        await Store.ReopenAsync();
        Assert.Equal(expected, Store.Vehicles.FindVersions(Truck));
    }

    [Fact]
    public async Task Register_Unchanged_MakesNoVersion()
    {
        await Store.Vehicles.RegisterAsync([Store.Vehicles.Find(Truck)!], Cancellation);
        Assert.Single(Store.Vehicles.FindVersions(Truck));
    }

    [Fact]
    public async Task List_ByPageAndCompany_IsOrderedById()
    {
        string[] ids = ["z", "a", "m", "A", "甘A00001-2"];
        await Store.Vehicles.RegisterAsync(
            [.. ids.Select((id, i) => NewCoach(id, company: i % 2 == 0 ? "even" : "odd"))], Cancellation);
        Assert.Equal(["m", "z", "甘A00001-2"], await ListAsync(new VehicleQuery(VehicleFilter.OfCompany("even"), null, 10)));
        Assert.Equal(["m", "z"], await ListAsync(new VehicleQuery(VehicleFilter.OfCompany("even"), null, 2)));
        Assert.Equal(["z", "甘A00001-2"], await ListAsync(new VehicleQuery(VehicleFilter.OfCompany("even"), VehicleId.Parse("m"), 2)));
        var all = await ListAsync(new VehicleQuery(VehicleFilter.All, null, 10));
        Assert.Equal([.. ids.Append(Truck.Value).Append(Coach.Value).Order(StringComparer.Ordinal)], all);
    }

    [Fact]
    public async Task Register_ManyCallersAtOnce_CountEachVehicleOnce()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Store.Vehicles.RegisterAsync(
            [new(VehicleId.Parse($"v{i / 2}"), VehicleClass.Coach, "", null)], Cancellation)));
        Assert.Equal(20, counts.Sum());
    }

    private static Vehicle NewCoach(string id, string company) =>
        new(VehicleId.Parse(id), VehicleClass.Coach, company, null);

    private async Task<IReadOnlyList<string>> ListAsync(VehicleQuery query) =>
        [.. (await Store.Vehicles.ListAsync(query, Cancellation)).Select(vehicle => vehicle.Id.Value)];
}
