using Orleans.Activations;

namespace Orleans.Streams.Memory;

/// <summary>A grain as subscriber: deliveries are calls, so they obey its turns and activate it when needed.</summary>
internal sealed class GrainStreamConsumer : IStreamConsumer
{
    private readonly GrainRuntime runtime;
    private readonly GrainTarget target;

    public GrainStreamConsumer(GrainActivation activation)
    {
        runtime = activation.Runtime;
        target = activation.Catalog.CreateTarget(activation);
        Observers = activation.StreamObservers;
    }

    /// <summary>Those of the activation that subscribed; deliveries look at those of the activation they reach.</summary>
    public StreamObservers Observers { get; }

    public Task<bool> RunAsync(Func<StreamObservers, Task<bool>> action, Dictionary<string, object>? requestContext)
    {
        var call = new DeliveryCall(action) { RequestContextData = requestContext };
        runtime.Deadlines.Add(call);
        target.Send(call);
        return call.Answer;
    }

    public bool Equals(IStreamConsumer? other) =>
        other is GrainStreamConsumer grain && grain.target.GrainId == target.GrainId;

    public override bool Equals(object? obj) => Equals(obj as IStreamConsumer);

    public override int GetHashCode() => target.GrainId.GetHashCode();

    public override string ToString() => target.GrainId.ToString();
}
