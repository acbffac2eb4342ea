namespace Orleans.Calls;

/// <summary>A call nobody waits for.</summary>
internal sealed class OneWayMethodCall<TResult>(TypedGrainMethod<TResult> method, object?[] arguments) : GrainCall
{
    internal override bool IsAlwaysInterleave => method.IsAlwaysInterleave;

    internal override bool IsReadOnly => method.IsReadOnly;

    internal override bool IsOneWay => true;

    public override string ToString() => method.ToString();

    internal override async Task RunAsync(ICallHost host)
    {
        try
        {
            ImportRequestContext();
            await method.Invoke(host.Instance, arguments);
        }
        catch (Exception exception)
        {
            host.OnFault(this, exception);
        }
        finally
        {
            host.OnCompleted(this);
        }
    }

    internal override bool TryFail(Exception exception) => false;
}
