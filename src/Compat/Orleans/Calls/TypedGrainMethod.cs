using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>A method that answers with a <typeparamref name="TResult"/>.</summary>
/// <param name="method">The interface method.</param>
/// <param name="invoke">Runs it on an instance.</param>
/// <param name="wrap">Turns the pending answer into the return type of the method.</param>
internal sealed class TypedGrainMethod<TResult>(
    MethodInfo method,
    Func<object, object?[], ValueTask<TResult>> invoke,
    Func<Task<TResult>, object?> wrap)
    : GrainMethod(method)
{
    // Awaited by callers of one-way methods, which are told nothing about the outcome.
    private static readonly Task<TResult> Done = Task.FromResult(default(TResult)!);

    internal ValueTask<TResult> Invoke(object instance, object?[] arguments) => invoke(instance, arguments);

    internal override object? Send(GrainReferenceProxy reference, object?[] arguments)
    {
        CheckArguments(arguments);
        reference.Runtime.EnsureStarted();
        return IsOneWay ? SendOneWay(reference, arguments) : wrap(SendRequest(reference, arguments));
    }

    private object? SendOneWay(GrainReferenceProxy reference, object?[] arguments)
    {
        var call = new OneWayMethodCall<TResult>(this, arguments) { RequestContextData = RequestContext.Export() };
        reference.Target.Send(call);
        return wrap(Done);
    }

    private Task<TResult> SendRequest(GrainReferenceProxy reference, object?[] arguments)
    {
        var runtime = reference.Runtime;
        var token = TokenIndex < 0 ? CancellationToken.None : (CancellationToken)arguments[TokenIndex]!;
        token.ThrowIfCancellationRequested();
        var call = new MethodCall<TResult>(this, arguments, runtime.MessagingOptions)
        {
            RequestContextData = RequestContext.Export(),
        };
        runtime.Deadlines.Add(call);
        if (TokenIndex >= 0 && (token.CanBeCanceled || runtime.MessagingOptions.CancelRequestOnTimeout))
        {
            call.BindCancellation(TokenIndex, token);
        }

        reference.Target.Send(call);
        return call.Answer;
    }
}
