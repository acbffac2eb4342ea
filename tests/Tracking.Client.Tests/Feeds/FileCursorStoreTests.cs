using Tracking.Client.Connections;
using Tracking.Client.Feeds;
using Tracking.Client.Tests.Serving;

namespace Tracking.Client.Tests.Feeds;

public sealed class FileCursorStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Load_NothingSaved_IsTheBeginning() =>
        Assert.Equal(0UL, await new FileCursorStore(_folder["cursor"]).LoadAsync(Cancellation));

    [Fact]
    public async Task Load_AfterSaves_IsTheLast()
    {
        var store = new FileCursorStore(_folder["cursor"]);
        await store.SaveAsync(ulong.MaxValue, Cancellation);
        await store.SaveAsync(42, Cancellation);
        Assert.Equal(42UL, await new FileCursorStore(_folder["cursor"]).LoadAsync(Cancellation));
        Assert.Equal([_folder["cursor"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Load_SomethingElse_IsRefusedNotTakenForTheBeginning()
    {
        await File.WriteAllTextAsync(_folder["cursor"], "soon", Cancellation);
        var fault = await Assert.ThrowsAsync<TrackingException>(
            async () => await new FileCursorStore(_folder["cursor"]).LoadAsync(Cancellation));
        Assert.Equal("cursor_unreadable", fault.Reason);
    }
}
