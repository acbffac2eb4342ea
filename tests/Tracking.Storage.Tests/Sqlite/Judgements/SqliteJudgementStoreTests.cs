using Tracking.Storage.Tests.Judgements;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Judgements;

public sealed class SqliteJudgementStoreTests : JudgementStoreContract
{
    protected override Task<ITestStore> OpenStoreAsync() => SqliteTestStore.OpenAsync();
}
