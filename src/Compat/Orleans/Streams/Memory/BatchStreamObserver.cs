namespace Orleans.Streams.Memory;

internal sealed class BatchStreamObserver<T>(IAsyncBatchObserver<T> observer) : StreamObserver
{
    public override Task DeliverAsync(StreamBatch batch)
    {
        var typed = Cast<T>(batch);
        return observer.OnNextAsync(
            [.. typed.Items.Select((item, index) => new SequentialItem<T>(item, typed.TokenOf(index)))]);
    }

    public override Task FailAsync(Exception exception) => observer.OnErrorAsync(exception);
}
