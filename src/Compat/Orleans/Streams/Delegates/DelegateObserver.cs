namespace Orleans.Streams.Delegates;

internal sealed class DelegateObserver<T>(
    Func<T, StreamSequenceToken?, Task> onNext, Func<Exception, Task>? onError, Func<Task>? onCompleted)
    : IAsyncObserver<T>
{
    private readonly Func<T, StreamSequenceToken?, Task> _onNext =
        onNext ?? throw new ArgumentNullException(nameof(_onNext));

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => _onNext(item, token);

    public Task OnErrorAsync(Exception ex) => onError?.Invoke(ex) ?? Task.CompletedTask;

    public Task OnCompletedAsync() => onCompleted?.Invoke() ?? Task.CompletedTask;
}
