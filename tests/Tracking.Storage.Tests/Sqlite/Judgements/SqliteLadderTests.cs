using Tracking.Storage.Tests.Judgements;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Judgements;

public sealed class SqliteLadderTests : LadderSnapshotContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
