using Orleans.Activations;
using Orleans.Calls;

namespace Orleans.Streams.Memory;

/// <summary>The delivery of a batch as a call of the subscriber.</summary>
internal sealed class DeliveryCall(Func<StreamObservers, Task<bool>> action) : AnsweredCall<bool>
{
    public override string ToString() => "stream delivery";

    protected override ValueTask<bool> InvokeAsync(ICallHost host) =>
        new(action(host is GrainActivation activation ? activation.StreamObservers : (StreamObservers)host.Instance));
}
