using Tracking.Storage.Tests.Drivers;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Drivers;

public sealed class SqliteSignLogTests : SignLogContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
