using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;
using Tracking.Testing.Time;

namespace Tracking.Storage.Tests.Sqlite;

public sealed class SqliteStoreStateTests
{
    [Fact]
    public async Task IsWritable_WriterThatHasEnded_IsFalse()
    {
        using var folder = new TempFolder();
        await using var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = folder["a.db"] }, new ManualTimeProvider());
        Assert.True(store.State.IsWritable);

        await store.Writer.DisposeAsync();

        Assert.False(store.State.IsWritable);
    }
}
