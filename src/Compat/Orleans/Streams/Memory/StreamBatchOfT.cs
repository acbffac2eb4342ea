using Orleans.Runtime;

namespace Orleans.Streams.Memory;

internal sealed class StreamBatch<T>(StreamId streamId, IReadOnlyList<T> items) : StreamBatch(streamId)
{
    public IReadOnlyList<T> Items => items;

    public StreamSequenceToken TokenOf(int index) => new BatchToken(SequenceNumber, index);
}
