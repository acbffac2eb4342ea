using Orleans.Runtime;

namespace Orleans.Streams.Memory;

internal sealed class MemoryStreamHandle<T>(MemoryStreamProvider provider, StreamId streamId, Guid id)
    : StreamSubscriptionHandle<T>
{
    private bool _isUsed;

    public override StreamId StreamId => streamId;

    public override string ProviderName => provider.Name;

    public override Guid HandleId => id;

    public override Task UnsubscribeAsync()
    {
        Use();
        provider.Unsubscribe(streamId, id);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(new ItemStreamObserver<T>(observer), token);

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) =>
        Resume(new BatchStreamObserver<T>(observer), token);

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other?.HandleId == id;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => id.GetHashCode();

    private Task<StreamSubscriptionHandle<T>> Resume(StreamObserver observer, StreamSequenceToken? token)
    {
        MemoryStream<T>.RefuseToken(token);
        Use();
        provider.Resume(id, observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(new MemoryStreamHandle<T>(provider, streamId, id));
    }

    private void Use()
    {
        if (_isUsed)
        {
            throw new InvalidOperationException(
                "Handle is no longer valid. It has been used to unsubscribe or resume.");
        }

        _isUsed = true;
    }
}
