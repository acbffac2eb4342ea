using Tracking.Storage.Tests.Positions;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Positions;

public sealed class SqliteVehicleHeadsTests : VehicleHeadsContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
