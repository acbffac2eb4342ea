using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Storage.Tests.Stores;

/// <summary>
/// Base of the contracts: tests written against the interfaces alone. A store is held to them by one small class per
/// contract that says how to open it.
/// </summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected static readonly VehicleId Truck = VehicleId.Parse("甘A12345-2");
    protected static readonly VehicleId Coach = VehicleId.Parse("赣B67890-1");
    protected static readonly VehicleId Stranger = VehicleId.Parse("not-registered");

    /// <summary>A store in which <see cref="Truck"/> and <see cref="Coach"/> are registered.</summary>
    protected ITestStore Store { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = await OpenStoreAsync();
        await Store.Vehicles.RegisterAsync(
            [
                new Vehicle(Truck, VehicleClass.HeavyTruck, "Lanzhou Freight", "620000"),
                new Vehicle(Coach, VehicleClass.Coach, "Ganzhou Coaches", "360000"),
            ],
            Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<ITestStore> OpenStoreAsync();

    protected Task<AppendResult> AppendAsync(params NewPosition[] positions) =>
        Store.Log.AppendAsync(positions, Cancellation);

    protected async Task<LoggedPosition> AppendOneAsync(NewPosition position) =>
        (await AppendAsync(position)).Positions[0] ?? throw new InvalidOperationException("it was a duplicate");

    protected Task<TickResult?> TickAsync(VehicleId vehicle, TickKind kind) =>
        Store.Log.AppendTickAsync(vehicle, kind, Fixes.Received(0), Cancellation);

    protected async Task<VehicleHead> HeadAsync(VehicleId vehicle) =>
        await Store.Heads.FindAsync(vehicle, Cancellation) ?? throw new InvalidOperationException("no head");
}
