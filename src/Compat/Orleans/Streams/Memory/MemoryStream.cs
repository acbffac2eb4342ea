using Orleans.Runtime;

namespace Orleans.Streams.Memory;

/// <summary>A view of one stream; streams themselves need no creation.</summary>
internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => provider.IsRewindable;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) =>
        provider.PublishAsync(new StreamBatch<T>(streamId, [item]));

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) =>
        provider.PublishAsync(new StreamBatch<T>(streamId, [.. batch]));

    public Task OnCompletedAsync() => throw NotSupported(nameof(OnCompletedAsync));

    public Task OnErrorAsync(Exception ex) => throw NotSupported(nameof(OnErrorAsync));

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) =>
        SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) =>
        Subscribe(new ItemStreamObserver<T>(observer), token);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) =>
        SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token) =>
        Subscribe(new BatchStreamObserver<T>(observer), token);

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() =>
        Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
            [.. provider.ListOwnSubscriptions(streamId).Select(Handle)]);

    public bool Equals(IAsyncStream<T>? other) =>
        other is not null && other.StreamId == streamId && other.ProviderName == ProviderName;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => HashCode.Combine(ProviderName, streamId);

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : streamId.CompareTo(other.StreamId);

    internal static void RefuseToken(StreamSequenceToken? token)
    {
        if (token is not null)
        {
            throw new ArgumentNullException(
                nameof(token), "Passing a non-null token to a non-rewindable IAsyncObservable.");
        }
    }

    private static NotSupportedException NotSupported(string method) =>
        new($"{method}: streams of the stand-ins, like persistent streams, have no end.");

    private Task<StreamSubscriptionHandle<T>> Subscribe(StreamObserver observer, StreamSequenceToken? token)
    {
        RefuseToken(token);
        return Task.FromResult(Handle(provider.Subscribe(streamId, observer)));
    }

    private StreamSubscriptionHandle<T> Handle(Guid id) => new MemoryStreamHandle<T>(provider, streamId, id);
}
