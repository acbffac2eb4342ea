namespace Tracking.Storage.Sqlite.Writing;

/// <summary>An operation with a result.</summary>
internal sealed class ResultOperation<T>(Func<WriteTransaction, T> work, int rows, bool endsGroup)
    : WriteOperation(rows, endsGroup)
{
    // Callers go on elsewhere: the writer must not run their code.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    public void CancelIfWaiting(CancellationToken cancellationToken)
    {
        if (TryCancel())
        {
            _completion.TrySetCanceled(cancellationToken);
        }
    }

    public override void Complete()
    {
        if (Failure is Exception failure)
        {
            _completion.TrySetException(failure);
        }
        else
        {
            _completion.TrySetResult(_result!);
        }
    }

    protected override void Work(WriteTransaction transaction) => _result = work(transaction);
}
