using Tracking.Storage.Tests.Regions;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Regions;

public sealed class SqliteRegionStoreTests : RegionStoreContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
