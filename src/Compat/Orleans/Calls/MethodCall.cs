using Orleans.Configuration;

namespace Orleans.Calls;

/// <summary>A call of an interface method through a reference.</summary>
internal sealed class MethodCall<TResult>(
    TypedGrainMethod<TResult> method, object?[] arguments, SiloMessagingOptions options)
    : AnsweredCall<TResult>
{
    private CancellationTokenSource? _calleeCancellation;
    private CancellationTokenRegistration _callerRegistration;

    internal override bool IsAlwaysInterleave => method.IsAlwaysInterleave;

    internal override bool IsReadOnly => method.IsReadOnly;

    public override string ToString() => method.ToString();

    /// <summary>
    /// Gives the callee a token of its own: the caller's is cancelled on the caller's thread, and what is registered
    /// on the callee's must not run there while the call is still being sent.
    /// </summary>
    internal void BindCancellation(int tokenIndex, CancellationToken callerToken)
    {
        _calleeCancellation = new CancellationTokenSource();
        arguments[tokenIndex] = _calleeCancellation.Token;
        _callerRegistration = callerToken.UnsafeRegister(
            static (state, token) => ((MethodCall<TResult>)state!).Cancel(token), this);
    }

    internal override void Expire(TimeSpan timeout)
    {
        base.Expire(timeout);
        if (options.CancelRequestOnTimeout)
        {
            _calleeCancellation?.Cancel();
        }
    }

    protected override ValueTask<TResult> InvokeAsync(ICallHost host) => method.Invoke(host.Instance, arguments);

    protected override void OnAnswered()
    {
        base.OnAnswered();
        _callerRegistration.Unregister();
    }

    private void Cancel(CancellationToken callerToken)
    {
        if (!options.WaitForCancellationAcknowledgement)
        {
            TryFail(new OperationCanceledException(callerToken));
        }

        // Registrations of the callee may do anything; they run apart from whoever cancels.
        _ = _calleeCancellation!.CancelAsync();
    }
}
