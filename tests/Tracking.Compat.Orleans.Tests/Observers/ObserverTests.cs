using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Observers;

/// <summary>Objects that are not grains and that grains call.</summary>
public sealed class ObserverTests(SharedSilo silo)
{
    private readonly INewsGrain _grain = silo.GetGrain<INewsGrain>();
    private readonly NewsListener _listener = new();

    [Fact]
    public async Task Observer_Subscribed_HearsEverythingInOrder()
    {
        await _grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(_listener));

        await _grain.PublishAsync(0, 50);

        Assert.Equal(Enumerable.Range(0, 50), await _listener.TakeAsync(50));
    }

    [Fact]
    public async Task Observer_FailingInAVoidMethod_HearsOn()
    {
        await _grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(_listener));

        await _grain.PublishAsync(-1, 3);

        Assert.Equal([-1, 0, 1], await _listener.TakeAsync(3));
    }

    [Fact]
    public async Task Observer_Asked_AnswersTheGrain()
    {
        await _grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(_listener));

        Assert.Equal("where!", await _grain.AskAsync("where"));
        await Assert.ThrowsAsync<InvalidDataException>(() => _grain.AskAsync(string.Empty));
    }

    [Fact]
    public async Task Observer_Deleted_HearsNothingMore()
    {
        var reference = silo.Client.CreateObjectReference<INewsObserver>(_listener);
        await _grain.SubscribeAsync(reference);
        await _grain.PublishAsync(0, 1);
        await _listener.TakeAsync(1);

        silo.Client.DeleteObjectReference<INewsObserver>(reference);
        await _grain.PublishAsync(1, 1);

        // A second observer, called later, is the sign that the first would have been called by now.
        var second = new NewsListener();
        await _grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(second));
        await _grain.PublishAsync(2, 1);
        await second.TakeAsync(1);
        Assert.False(_listener.HasMore());
        GC.KeepAlive(_listener);
    }

    [Fact]
    public void Observer_DeletedTwice_IsRefused()
    {
        var reference = silo.Client.CreateObjectReference<INewsObserver>(_listener);
        silo.Client.DeleteObjectReference<INewsObserver>(reference);

        Assert.Throws<ArgumentException>(() => silo.Client.DeleteObjectReference<INewsObserver>(reference));
        Assert.Throws<ArgumentException>(() => silo.Client.DeleteObjectReference<INewsObserver>(_listener));
    }

    [Fact]
    public async Task Observer_MadeInAGrain_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(_grain.MakeObserverAsync);

    [Fact]
    public async Task Observer_PassedWithoutReference_IsRefused() =>
        await Assert.ThrowsAnyAsync<Exception>(async () => await _grain.SubscribeAsync(_listener));
}
