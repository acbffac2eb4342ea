using Tracking.Storage.Tests.Vehicles;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Vehicles;

public sealed class SqliteVehicleRegistryTests : VehicleRegistryContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
