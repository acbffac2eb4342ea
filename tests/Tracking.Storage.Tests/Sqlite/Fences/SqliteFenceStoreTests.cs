using Tracking.Storage.Tests.Fences;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Fences;

public sealed class SqliteFenceStoreTests : FenceStoreContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
