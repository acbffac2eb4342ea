using Orleans.Observers;

namespace Orleans.Streams.Memory;

/// <summary>All code outside grains as one subscriber.</summary>
/// <remarks>
/// As in the real runtime its deliveries run one after another, whatever their stream: a subscriber that blocks holds
/// up all others outside grains. Such subscribers only pass items on.
/// </remarks>
internal sealed class ClientStreamConsumer : IStreamConsumer
{
    private readonly GrainRuntime _runtime;
    private readonly ObserverHost _host;

    public ClientStreamConsumer(GrainRuntime runtime)
    {
        _runtime = runtime;
        _host = new ObserverHost(runtime, 0, Observers);
    }

    public StreamObservers Observers { get; } = new();

    public Task<bool> RunAsync(Func<StreamObservers, Task<bool>> action, Dictionary<string, object>? requestContext)
    {
        var call = new DeliveryCall(action) { RequestContextData = requestContext };
        _runtime.Deadlines.Add(call);
        _host.Send(call);
        return call.Answer;
    }

    public bool Equals(IStreamConsumer? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Observers.GetHashCode();

    public override string ToString() => "code outside grains";
}
