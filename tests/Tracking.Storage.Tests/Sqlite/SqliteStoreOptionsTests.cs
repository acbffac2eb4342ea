using Tracking.Storage.Sqlite;

namespace Tracking.Storage.Tests.Sqlite;

public sealed class SqliteStoreOptionsTests
{
    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, 0)]
    public async Task Open_LimitBelowOne_IsRefused(int queue, int operations, int rows, int readers)
    {
        using var folder = new TempFolder();
        var options = new SqliteStoreOptions
        {
            Path = folder["a.db"],
            QueueLimit = queue,
            GroupOperationLimit = operations,
            GroupRowLimit = rows,
            ReaderLimit = readers,
        };
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => SqliteStore.OpenAsync(options, TimeProvider.System));
        Assert.False(File.Exists(options.Path));
    }
}
