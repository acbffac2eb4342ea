using Tracking.Storage.Tests.Motion;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Motion;

public sealed class SqliteSegmentStoreTests : SegmentStoreContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
