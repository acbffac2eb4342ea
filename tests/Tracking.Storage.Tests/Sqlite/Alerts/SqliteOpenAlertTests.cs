using Tracking.Storage.Tests.Alerts;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Alerts;

public sealed class SqliteOpenAlertTests : OpenAlertContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
