using Tracking.Ingest.Drivers;
using Tracking.Ingest.Tests.Stores;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Drivers;

public sealed class DriverDoorTests
{
    private static readonly DriverId Zhang = DriverId.Parse("zhang");
    private static readonly VehicleId Truck = VehicleId.Parse("T");
    private static readonly DeviceTime Eight = new(1_772_323_200_000);

    [Fact]
    public async Task Sign_OnThenOff_AnswersTheAssignment()
    {
        await using var store = await OpenAsync();
        var door = NewDoor(store);
        var on = await SignAsync(door, Eight, SignKind.On);
        Assert.Equal((null, true), (on.Refusal, on.IsNew));
        Assert.True(on.Assignment!.IsOpen);
        var off = await SignAsync(door, Eight.Plus(TimeSpan.FromHours(4)), SignKind.Off);
        Assert.Equal(new Assignment(Zhang, Truck, Eight, Eight.Plus(TimeSpan.FromHours(4)), false), off.Assignment);
        Assert.False((await SignAsync(door, Eight, SignKind.On)).IsNew);
    }

    [Fact]
    public async Task Sign_OffBeforeItsOn_EndsTheAssignmentOnceThatComes()
    {
        await using var store = await OpenAsync();
        var door = NewDoor(store);
        Assert.Null((await SignAsync(door, Eight.Plus(TimeSpan.FromHours(4)), SignKind.Off)).Assignment);
        Assert.False((await SignAsync(door, Eight, SignKind.On)).Assignment!.IsOpen);
        Assert.Single(await door.ListOfDriverAsync(Zhang, Eight, DeviceTime.MaxValue, default));
        Assert.Single(await door.ListOfVehicleAsync(Truck, Eight, DeviceTime.MaxValue, default));
        Assert.Empty(await door.ListOfVehicleAsync(Truck, Eight.Plus(TimeSpan.FromHours(4)), DeviceTime.MaxValue, default));
    }

    [Fact]
    public async Task Sign_WhatCannotBe_IsRefusedWithAReason()
    {
        await using var store = await OpenAsync();
        var door = NewDoor(store);
        Assert.Equal(SignRefusal.YearOutOfRange, (await SignAsync(door, new DeviceTime(0), SignKind.On)).Refusal);
        var elsewhere = await door.SignAsync(Zhang, VehicleId.Parse("X"), Eight, SignKind.On, default);
        Assert.Equal(SignRefusal.UnknownVehicle, elsewhere.Refusal);
        var stranger = await door.SignAsync(DriverId.Parse("wang"), Truck, Eight, SignKind.On, default);
        Assert.Equal(SignRefusal.UnknownDriver, stranger.Refusal);
        Assert.Empty(await door.ListOfVehicleAsync(Truck, Eight, DeviceTime.MaxValue, default));
    }

    private static DriverDoor NewDoor(TestStore store) => new(store.Sqlite.Vehicles, store.Sqlite.Signs);

    private static Task<SignResult> SignAsync(DriverDoor door, DeviceTime at, SignKind kind) =>
        door.SignAsync(Zhang, Truck, at, kind, CancellationToken.None);

    private static async Task<TestStore> OpenAsync()
    {
        var store = await TestStore.OpenAsync();
        await store.Sqlite.Vehicles.RegisterAsync([new Vehicle(Truck, VehicleClass.Coach, "", null)], default);
        await store.Sqlite.Drivers.RegisterAsync([new Driver(Zhang, "", "", null)], default);
        return store;
    }
}
