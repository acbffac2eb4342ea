using Tracking.Storage.Tests.Stores;
using Tracking.Storage.Tests.Vehicles;

namespace Tracking.Storage.Tests.Sqlite.Vehicles;

public sealed class SqliteVehicleFilterTests : VehicleFilterContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
