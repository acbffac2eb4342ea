using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Observers;

/// <summary>Objects that are not grains and that grains call.</summary>
public sealed class ObserverTests(SharedSilo silo)
{
    private readonly INewsGrain grain = silo.GetGrain<INewsGrain>();
    private readonly NewsListener listener = new();

    [Fact]
    public async Task Observer_Subscribed_HearsEverythingInOrder()
    {
        await grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(listener));

        await grain.PublishAsync(0, 50);

        Assert.Equal(Enumerable.Range(0, 50), await listener.TakeAsync(50));
    }

    [Fact]
    public async Task Observer_FailingInAVoidMethod_HearsOn()
    {
        await grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(listener));

        await grain.PublishAsync(-1, 3);

        Assert.Equal([-1, 0, 1], await listener.TakeAsync(3));
    }

    [Fact]
    public async Task Observer_Asked_AnswersTheGrain()
    {
        await grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(listener));

        Assert.Equal("where!", await grain.AskAsync("where"));
        await Assert.ThrowsAsync<InvalidDataException>(() => grain.AskAsync(string.Empty));
    }

    [Fact]
    public async Task Observer_Deleted_HearsNothingMore()
    {
        var reference = silo.Client.CreateObjectReference<INewsObserver>(listener);
        await grain.SubscribeAsync(reference);
        await grain.PublishAsync(0, 1);
        await listener.TakeAsync(1);

        silo.Client.DeleteObjectReference<INewsObserver>(reference);
        await grain.PublishAsync(1, 1);

        // A second observer, called later, is the sign that the first would have been called by now.
        var second = new NewsListener();
        await grain.SubscribeAsync(silo.Client.CreateObjectReference<INewsObserver>(second));
        await grain.PublishAsync(2, 1);
        await second.TakeAsync(1);
        Assert.False(listener.HasMore());
        GC.KeepAlive(listener);
    }

    [Fact]
    public void Observer_DeletedTwice_IsRefused()
    {
        var reference = silo.Client.CreateObjectReference<INewsObserver>(listener);
        silo.Client.DeleteObjectReference<INewsObserver>(reference);

        Assert.Throws<ArgumentException>(() => silo.Client.DeleteObjectReference<INewsObserver>(reference));
        Assert.Throws<ArgumentException>(() => silo.Client.DeleteObjectReference<INewsObserver>(listener));
    }

    [Fact]
    public async Task Observer_MadeInAGrain_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(grain.MakeObserverAsync);

    [Fact]
    public async Task Observer_PassedWithoutReference_IsRefused() =>
        await Assert.ThrowsAnyAsync<Exception>(async () => await grain.SubscribeAsync(listener));
}
