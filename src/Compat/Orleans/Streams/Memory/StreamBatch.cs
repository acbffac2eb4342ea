using Orleans.Runtime;

namespace Orleans.Streams.Memory;

/// <summary>What one publication put on a stream.</summary>
internal abstract class StreamBatch(StreamId streamId)
{
    public StreamId StreamId { get; } = streamId;

    /// <summary>The publisher's request context, which its subscribers see.</summary>
    public Dictionary<string, object>? RequestContextData { get; } = RequestContext.Export();

    public long SequenceNumber { get; set; }
}
