namespace Orleans.Streams.Memory;

/// <summary>A subscriber: a grain, or all code outside grains.</summary>
internal interface IStreamConsumer : IEquatable<IStreamConsumer>
{
    /// <summary>The observers attached now.</summary>
    StreamObservers Observers { get; }

    /// <summary>Runs an action where the subscriber's code runs.</summary>
    Task<bool> RunAsync(Func<StreamObservers, Task<bool>> action, Dictionary<string, object>? requestContext);
}
