using Tracking.Storage.Tests.Alerts;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Alerts;

public sealed class SqliteEpisodesTests : JudgedRevisionContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
