namespace Orleans.Streams.Delegates;

internal sealed class DelegateBatchObserver<T>(
    Func<IList<SequentialItem<T>>, Task> onNext, Func<Exception, Task>? onError, Func<Task>? onCompleted)
    : IAsyncBatchObserver<T>
{
    private readonly Func<IList<SequentialItem<T>>, Task> _onNext =
        onNext ?? throw new ArgumentNullException(nameof(_onNext));

    public Task OnNextAsync(IList<SequentialItem<T>> items) => _onNext(items);

    public Task OnErrorAsync(Exception ex) => onError?.Invoke(ex) ?? Task.CompletedTask;

    public Task OnCompletedAsync() => onCompleted?.Invoke() ?? Task.CompletedTask;
}
