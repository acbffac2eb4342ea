namespace Orleans.Streams;

/// <summary>A stream of items of type <typeparamref name="T"/>.</summary>
public interface IAsyncStream<T> :
    IAsyncStream,
    IEquatable<IAsyncStream<T>>,
    IComparable<IAsyncStream<T>>,
    IAsyncObservable<T>,
    IAsyncBatchObservable<T>,
    IAsyncBatchProducer<T>
{
    /// <summary>The subscriptions of the calling grain (or of all code outside grains) to this stream.</summary>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}
