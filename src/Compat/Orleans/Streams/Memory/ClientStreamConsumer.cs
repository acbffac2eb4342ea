using Orleans.Runtime;

namespace Orleans.Streams.Memory;

/// <summary>All code outside grains as subscriber.</summary>
internal sealed class ClientStreamConsumer : IStreamConsumer
{
    public StreamObservers Observers { get; } = new();

    public async Task<bool> RunAsync(
        Func<StreamObservers, Task<bool>> action, Dictionary<string, object>? requestContext)
    {
        RequestContext.Import(requestContext);
        return await action(Observers);
    }

    public bool Equals(IStreamConsumer? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Observers.GetHashCode();

    public override string ToString() => "code outside grains";
}
