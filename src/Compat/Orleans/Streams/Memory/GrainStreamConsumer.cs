using Orleans.Activations;

namespace Orleans.Streams.Memory;

/// <summary>A grain as subscriber: deliveries are calls, so they obey its turns and activate it when needed.</summary>
internal sealed class GrainStreamConsumer : IStreamConsumer
{
    private readonly GrainRuntime _runtime;
    private readonly GrainTarget _target;

    public GrainStreamConsumer(GrainActivation activation)
    {
        _runtime = activation.Runtime;
        _target = activation.Catalog.CreateTarget(activation);
        Observers = activation.StreamObservers;
    }

    /// <summary>
    /// Those of the activation that subscribed; deliveries look at those of the activation they reach.
    /// </summary>
    public StreamObservers Observers { get; }

    public Task<bool> RunAsync(Func<StreamObservers, Task<bool>> action, Dictionary<string, object>? requestContext)
    {
        var call = new DeliveryCall(action) { RequestContextData = requestContext };
        _runtime.Deadlines.Add(call);
        _target.Send(call);
        return call.Answer;
    }

    public bool Equals(IStreamConsumer? other) =>
        other is GrainStreamConsumer grain && grain._target.GrainId == _target.GrainId;

    public override bool Equals(object? obj) => Equals(obj as IStreamConsumer);

    public override int GetHashCode() => _target.GrainId.GetHashCode();

    public override string ToString() => _target.GrainId.ToString();
}
