namespace Orleans.Streams.Memory;

internal sealed class ItemStreamObserver<T>(IAsyncObserver<T> observer) : StreamObserver
{
    public override async Task DeliverAsync(StreamBatch batch)
    {
        var typed = Cast<T>(batch);
        for (var index = 0; index < typed.Items.Count; index++)
        {
            await observer.OnNextAsync(typed.Items[index], typed.TokenOf(index));
        }
    }

    public override Task FailAsync(Exception exception) => observer.OnErrorAsync(exception);
}
