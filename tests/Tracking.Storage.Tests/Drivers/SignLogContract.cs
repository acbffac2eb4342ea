using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Drivers;

/// <summary>What keeping sign-ons must do in any store.</summary>
public abstract class SignLogContract : StoreContract
{
    private static readonly DriverId Zhang = DriverId.Parse("zhang");
    private static readonly DriverId Li = DriverId.Parse("li");

    [Fact]
    public async Task Add_SameEventTwice_IsKnown()
    {
        await RegisterAsync();
        Assert.Equal(SignOutcome.Added, await AddAsync(Zhang, Truck, 10));
        Assert.Equal(SignOutcome.Known, await AddAsync(Zhang, Truck, 10));
        await Store.ReopenAsync();
        Assert.Equal(["zhang@甘A12345-2 10 On"], await OfVehicleAsync(Truck, 0, 100));
    }

    [Fact]
    public async Task Add_UnknownDriver_StoresNothing()
    {
        Assert.Equal(SignOutcome.UnknownDriver, await AddAsync(Zhang, Truck, 10));
        Assert.Equal(0, Store.Signs.VersionOf(Truck));
    }

    [Fact]
    public async Task Add_Event_IsKnownAfterWhatIsLogged()
    {
        await RegisterAsync();
        var logged = await AppendOneAsync(Fix(Truck, 0));
        await AddAsync(Zhang, Truck, 10);
        var stored = Assert.Single(await Store.Signs.ListOfVehicleAsync(Truck, At(0), At(100), Cancellation));
        Assert.Equal(logged.Offset, stored.KnownAfter);
    }

    [Fact]
    public async Task Add_MoreThanAnybodyCanMean_AreRefusedAndOthersAreNot()
    {
        await RegisterAsync();
        await Task.WhenAll(Enumerable.Range(0, ISignLog.MaximumInReach).Select(i => AddAsync(Zhang, Truck, i)));
        Assert.Equal(SignOutcome.TooMany, await AddAsync(Zhang, Truck, 5_000));
        Assert.Equal(SignOutcome.TooMany, await AddAsync(Li, Truck, 5_000));
        Assert.Equal(SignOutcome.Known, await AddAsync(Zhang, Truck, 5));
        Assert.Equal(SignOutcome.Added, await AddAsync(Li, Coach, 5_000));
        Assert.Equal(SignOutcome.Added, await AddAsync(Zhang, Truck, 32 * 86_400));
    }

    [Fact]
    public async Task ListOfVehicle_Stretch_HoldsWhatDecidesIt()
    {
        await RegisterAsync();
        await AddAsync(Zhang, Truck, 10);
        await AddAsync(Zhang, Coach, 20);
        await AddAsync(Li, Coach, 30);
        await AddAsync(Zhang, Truck, 1_000);
        Assert.Equal(
            ["zhang@甘A12345-2 10 On", "zhang@赣B67890-1 20 On"], await OfVehicleAsync(Truck, 50, 100));
        Assert.Equal(
            ["zhang@甘A12345-2 10 On", "zhang@赣B67890-1 20 On", "li@赣B67890-1 30 On"], await OfVehicleAsync(Coach, 50, 100));
        Assert.Empty(await OfVehicleAsync(Truck, 40 * 86_400, 50 * 86_400));
    }

    [Fact]
    public async Task ListOfDriver_Stretch_HoldsWhatDecidesIt()
    {
        await RegisterAsync();
        await AddAsync(Zhang, Truck, 10);
        await AddAsync(Li, Truck, 20);
        await AddAsync(Li, Coach, 30);
        var events = await Store.Signs.ListOfDriverAsync(Zhang, At(0), At(100), Cancellation);
        Assert.Equal(["zhang@甘A12345-2 10 On", "li@甘A12345-2 20 On"], events.Select(Text));
        Assert.Empty(await Store.Signs.ListOfDriverAsync(DriverId.Parse("wang"), At(0), At(100), Cancellation));
    }

    [Fact]
    public async Task VersionOf_EveryVehicleTheDriverWasAt_Changes()
    {
        await RegisterAsync();
        Assert.Equal(0, Store.Signs.VersionOf(Truck));
        await AddAsync(Zhang, Truck, 10);
        var before = Store.Signs.VersionOf(Truck);
        await AddAsync(Zhang, Coach, 20);
        Assert.NotEqual(before, Store.Signs.VersionOf(Truck));
        await Store.ReopenAsync();
        Assert.NotEqual(0, Store.Signs.VersionOf(Truck));
        Assert.NotEqual(0, Store.Signs.VersionOf(Coach));
    }

    private static string Text(SignEvent sign) =>
        $"{sign.Driver}@{sign.Vehicle} {sign.At.Since(At(0)).TotalSeconds} {sign.Kind}";

    private Task RegisterAsync() =>
        Store.Drivers.RegisterAsync([new Driver(Zhang, "张", "", null), new Driver(Li, "李", "", null)], Cancellation);

    private Task<SignOutcome> AddAsync(DriverId driver, VehicleId vehicle, double at) =>
        Store.Signs.AddAsync(driver, vehicle, At(at), SignKind.On, Cancellation);

    private async Task<IEnumerable<string>> OfVehicleAsync(VehicleId vehicle, double from, double to) =>
        (await Store.Signs.ListOfVehicleAsync(vehicle, At(from), At(to), Cancellation)).Select(Text);
}
