using Tracking.Storage.Tests.Quarantine;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Quarantine;

public sealed class SqliteQuarantineTests : QuarantineContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
