using Orleans.Observers;

namespace Orleans.Streams.Memory;

/// <summary>All code outside grains as one subscriber.</summary>
/// <remarks>
/// As in the real runtime its deliveries run one after another, whatever their stream: a subscriber that blocks holds
/// up all others outside grains. Such subscribers only pass items on.
/// </remarks>
internal sealed class ClientStreamConsumer : IStreamConsumer
{
    private readonly GrainRuntime runtime;
    private readonly ObserverHost host;

    public ClientStreamConsumer(GrainRuntime runtime)
    {
        this.runtime = runtime;
        host = new ObserverHost(runtime, 0, Observers);
    }

    public StreamObservers Observers { get; } = new();

    public Task<bool> RunAsync(Func<StreamObservers, Task<bool>> action, Dictionary<string, object>? requestContext)
    {
        var call = new DeliveryCall(action) { RequestContextData = requestContext };
        runtime.Deadlines.Add(call);
        host.Send(call);
        return call.Answer;
    }

    public bool Equals(IStreamConsumer? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Observers.GetHashCode();

    public override string ToString() => "code outside grains";
}
