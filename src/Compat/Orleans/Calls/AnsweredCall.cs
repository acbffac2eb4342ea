namespace Orleans.Calls;

/// <summary>A call whose caller waits for a result of type <typeparamref name="TResult"/>.</summary>
internal abstract class AnsweredCall<TResult> : GrainCall
{
    // Continuations never run inline: they belong to the caller's scheduler, not on the callee's turn.
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Answer => _answer.Task;

    internal override bool IsAbandoned => _answer.Task.IsCompleted;

    internal override async Task RunAsync(ICallHost host)
    {
        try
        {
            if (IsAbandoned)
            {
                return;
            }

            ImportRequestContext();
            TryAnswer(await InvokeAsync(host));
        }
        catch (Exception exception)
        {
            // Before the answer: a caller that tries again at once must meet the consequences of the failure.
            host.OnFault(this, exception);
            TryFail(exception);
        }
        finally
        {
            host.OnCompleted(this);
        }
    }

    internal override bool TryFail(Exception exception)
    {
        if (!_answer.TrySetException(exception))
        {
            return false;
        }

        OnAnswered();
        return true;
    }

    protected abstract ValueTask<TResult> InvokeAsync(ICallHost host);

    protected virtual void OnAnswered() => DeadlineList?.Remove(this);

    private void TryAnswer(TResult result)
    {
        if (_answer.TrySetResult(result))
        {
            OnAnswered();
        }
    }
}
