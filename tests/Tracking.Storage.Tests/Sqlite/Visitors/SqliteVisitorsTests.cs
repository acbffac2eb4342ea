using Tracking.Storage.Tests.Stores;
using Tracking.Storage.Tests.Visitors;

namespace Tracking.Storage.Tests.Sqlite.Visitors;

public sealed class SqliteVisitorsTests : VisitorsContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
