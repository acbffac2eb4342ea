using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Gives access to streams.</summary>
public interface IStreamProvider
{
    string Name { get; }

    bool IsRewindable { get; }

    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
