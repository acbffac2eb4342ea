namespace Orleans.Streams.Memory;

/// <summary>An attached observer, of items or of batches.</summary>
internal abstract class StreamObserver
{
    public abstract Task DeliverAsync(StreamBatch batch);

    public abstract Task FailAsync(Exception exception);

    protected static StreamBatch<T> Cast<T>(StreamBatch batch) => batch as StreamBatch<T>
        ?? throw new InvalidCastException($"Received a {batch.GetType()}, expected items of type {typeof(T)}.");
}
